//! Flattens the knowledge files into one list of phrases with their senses, so that start-up only splits lines.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(serde::Deserialize)]
struct Phrases {
    entry: Vec<Entry>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    sense: String,
    #[serde(default)]
    vi: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

type Row = std::collections::HashMap<String, String>;

fn main() {
    println!("cargo::rerun-if-changed=knowledge");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut lines = String::new();
    let mut tests = String::new();
    phrases(&mut lines, &mut tests);
    areas(&mut lines);
    gates(&mut lines);
    lands(&mut lines);
    goods(&mut lines);
    agencies(&mut lines);
    let mut periods = String::new();
    for lang in ["vi", "en"] {
        self::periods(lang, &mut periods);
    }
    std::fs::write(out.join("names.tsv"), names()).expect("the build folder is writable");
    std::fs::write(out.join("periods.tsv"), periods).expect("the build folder is writable");
    std::fs::write(out.join("lexicon.tsv"), lines).expect("the build folder is writable");
    std::fs::write(out.join("examples.tsv"), tests).expect("the build folder is writable");
}

fn add(lines: &mut String, phrase: &str, named: bool, sense: &str) {
    let phrase = phrase.trim();
    if !phrase.is_empty() {
        writeln!(lines, "{phrase}\t{}\t{sense}", if named { "n" } else { "" }).expect("writing to a string");
    }
}

fn phrases(lines: &mut String, tests: &mut String) {
    let mut files: Vec<_> =
        std::fs::read_dir("knowledge/phrases").expect("knowledge/phrases").flatten().map(|f| f.path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a phrase file");
        let parsed: Phrases = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for entry in parsed.entry {
            for phrase in entry.vi.iter().chain(&entry.en) {
                add(lines, phrase, false, &entry.sense);
            }
            for (kind, list) in [("yes", &entry.yes), ("no", &entry.no)] {
                for sentence in list {
                    writeln!(tests, "{kind}\t{}\t{sentence}", entry.sense).expect("writing to a string");
                }
            }
        }
    }
}

fn table(name: &str) -> Vec<Row> {
    let path = Path::new("knowledge").join(name);
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    reader.deserialize().map(|row| row.unwrap_or_else(|e| panic!("{}: {e}", path.display()))).collect()
}

/// Names of areas; a namesake is a longer string that only contains the name, and wins over it by its length.
fn areas(lines: &mut String) {
    for row in table("area_names.csv") {
        let (kind, name) = (row["name_kind"].as_str(), row["name"].as_str());
        let short_form = kind == "abbreviation" && name.chars().filter(|c| c.is_alphabetic()).count() < 4;
        if short_form && row["ambiguous"] == "yes" {
            continue;
        }
        let sense = if kind == "namesake" { "namesake".to_owned() } else { format!("area:{}", row["id"]) };
        add(lines, name, true, &sense);
    }
}

/// Gates by name; a bare name that is also an area's stays the area's.
fn gates(lines: &mut String) {
    let areas: BTreeSet<String> = table("area_names.csv").into_iter().map(|row| row["name"].clone()).collect();
    for row in table("gates.csv") {
        let sense = format!("gate:{}", row["id"]);
        let names = [row["name_vi"].as_str(), row["name_en"].as_str()];
        let variants = row["variants_vi"].split('|').chain(row["variants_en"].split('|'));
        for name in names.into_iter().chain(variants) {
            if !areas.contains(name) && row["kind"] != "air" {
                add(lines, name, true, &sense);
            }
        }
        for name in names {
            if row["kind"] != "sea" && row["kind"] != "air" && !name.is_empty() {
                for before in
                    ["cửa khẩu", "cửa khẩu quốc tế", "Cửa khẩu", "Cửa khẩu quốc tế", "lối thông quan", "cặp cửa khẩu"]
                {
                    add(lines, &format!("{before} {name}"), true, &sense);
                }
                for after in
                    ["border gate", "international border gate", "International Border Gate", "gate", "Border Gate"]
                {
                    add(lines, &format!("{name} {after}"), true, &sense);
                }
            }
        }
    }
}

fn lands(lines: &mut String) {
    for row in table("countries.csv") {
        if row["code"] == "VN" {
            continue;
        }
        let code =
            if row["kind"] == "subdivision" && !row["members"].is_empty() { &row["members"] } else { &row["code"] };
        if code.contains(';') {
            continue;
        }
        if row["kind"] == "region" || code == "WORLD" {
            continue;
        }
        let name = match row["code"].as_str() {
            "EA" => "eurozone",
            bloc if row["kind"] == "bloc" => bloc,
            _ => row["name_en"].as_str(),
        };
        let slug: String =
            name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let sense = format!("land:{code}:{slug}");
        let names = [row["name_vi"].as_str(), row["name_en"].as_str()];
        for name in names.into_iter().chain(row["variants_vi"].split('|')).chain(row["variants_en"].split('|')) {
            add(lines, name, true, &sense);
        }
    }
}

/// What areas, gates and countries are called: id or code, Vietnamese, English; an area's own name comes first.
fn names() -> String {
    let mut names = std::collections::BTreeMap::new();
    for (file, key) in [("areas.csv", "id"), ("gates.csv", "id"), ("countries.csv", "code")] {
        for row in table(file) {
            let told = [row["name_vi"].clone(), row["name_en"].clone()];
            let slug: String =
                told[1].to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            names.entry(row[key].clone()).or_insert_with(|| told.clone());
            if key == "code" {
                names.entry(slug).or_insert(told);
            }
        }
    }
    names.into_iter().map(|(id, [vi, en])| format!("{id}\t{vi}\t{en}\n")).collect()
}

/// Goods; words that mean something else far more often count only beside a word of trade.
fn goods(lines: &mut String) {
    const WEAK: &[&str] = &[
        "điều",
        "tiêu",
        "than",
        "sữa",
        "đá",
        "vải",
        "hoa",
        "may",
        "cá",
        "máy",
        "xe",
        "giấy",
        "muối",
        "cát",
        "thịt",
        "trứng",
        "dầu",
        "ngô",
        "lạc",
        "quế",
        "hồi",
        "nhãn",
        "gas",
        "khí",
        "thuốc",
        "sách",
        "túi",
        "nón",
        "mũ",
        "bánh",
        "kẹo",
        "ô tô",
        "hóa chất",
        "oil",
        "tea",
        "pepper",
        "coal",
        "steel",
        "paper",
        "iron",
        "wood",
        "cars",
        "milk",
        "fish",
        "meat",
        "corn",
        "salt",
        "sand",
        "stone",
        "gold",
        "fruit",
        "fruits",
        "dây",
        "mía",
        "bột",
        "nhựa",
        "sắt",
        "gỗ",
        "chè",
        "vàng",
        "bạc",
        "đồng",
        "máy móc",
        "thiết bị",
        "linh kiện",
        "điện",
        "phân bón",
    ];
    for row in table("commodities.csv") {
        let names = [row["name_vi"].as_str(), row["name_en"].as_str()];
        for name in names.into_iter().chain(row["aliases_vi"].split('|')).chain(row["aliases_en"].split('|')) {
            let weak = WEAK.contains(&name.to_lowercase().as_str());
            add(lines, name, false, if weak { "good:weak" } else { "good" });
        }
    }
}

fn agencies(lines: &mut String) {
    for row in table("agencies.csv") {
        let area = row["areas"].split(';').next().unwrap_or("");
        let customs = row["id"].starts_with("customs-region-");
        let id = row["id"].strip_suffix("-2025-03").unwrap_or(&row["id"]);
        let sense = if customs { format!("agency:{id}:customs") } else { format!("agency:{area}") };
        let names = [row["name_vi"].as_str(), row["name_en"].as_str()];
        for name in names.into_iter().chain(row["variants_vi"].split('|')).chain(row["variants_en"].split('|')) {
            add(lines, name, true, &sense);
        }
    }
}

#[derive(serde::Deserialize)]
struct Periods {
    period: Vec<PeriodEntry>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodEntry {
    read: String,
    find: String,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

/// Period patterns with their placeholders written out.
fn periods(lang: &str, lines: &mut String) {
    let path = format!("knowledge/periods/{lang}.toml");
    let text = std::fs::read_to_string(&path).expect("a period file");
    let parsed: Periods = toml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
    for entry in parsed.period {
        let find = write_out(&entry.find, lang);
        writeln!(lines, "{}\t{find}\t{}\t{}", entry.read, entry.yes.join("|"), entry.no.join("|"))
            .expect("writing to a string");
    }
}

fn write_out(find: &str, lang: &str) -> String {
    const YEAR: &str = "(?:19|20)[0-9]{2}";
    const DAY: &str = "[12][0-9]|3[01]|0?[1-9]";
    const COUNT: &str = "1[0-2]|0?[1-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
    const MONTH: &str = "1[0-2]|0?[1-9]|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp";
    const QUARTER: &str = "IV|I{1,3}|[1-4]|nhất|một|hai|ba|bốn|tư|first|second|third|fourth|last|final|opening";
    const NAME: &str = "January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[.]?";
    const CUMULATIVE: &str = "(?:(?:lũy kế|luỹ kế|tính chung|tính|cộng dồn|từ đầu năm|tính từ đầu năm|kể từ đầu năm|kể từ đầu năm tính|từ tháng 1) )?(?:đến hết|tới hết|đến cuối|tới cuối|đến|tới|hết)(?: cuối)?";
    let open_year = if lang == "vi" {
        "(?:(?: ?/ ?|[-.]|(?: của)? năm | ){y}|(?: của)? năm (?<rel>nay|này|ngoái|trước|qua|sau|rồi)|(?: của)? năm)?"
    } else {
        "(?:(?:,? (?:of )?|/){y}| (?:of |in )?(?<rel>this year|last year|the year|next year|the previous year))?"
    };
    let group = |name: &str, body: &str| format!("(?<{name}>{body})");
    let mut out = find.replace("{Y}", open_year).replace("{cum}", CUMULATIVE);
    for (name, body) in [("y", YEAR), ("d", DAY), ("n", COUNT), ("m", MONTH), ("q", QUARTER), ("M", NAME)] {
        for end in ["", "1", "2"] {
            let name = format!("{name}{end}");
            let mut first = true;
            while let Some(at) = out.find(&format!("{{{name}}}")) {
                let with = if first { group(&name, body) } else { group(&format!("{name}_"), body) };
                out.replace_range(at..at + name.len() + 2, &with);
                first = false;
            }
        }
    }
    out.replace(' ', "[ \\n\u{A0}]")
}
