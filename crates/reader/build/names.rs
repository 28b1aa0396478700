//! Which names are known, and what does each mean?

use super::{add, table};
use std::collections::{BTreeMap, BTreeSet};

/// Names of areas; a namesake is a longer string that only contains the name, and wins over it by its length.
pub(crate) fn areas(lines: &mut String) {
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
pub(crate) fn gates(lines: &mut String) {
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

pub(crate) fn lands(lines: &mut String) {
    for row in table("countries.csv") {
        if row["code"] == "VN" {
            continue;
        }
        let code =
            if row["kind"] == "subdivision" && !row["members"].is_empty() { &row["members"] } else { &row["code"] };
        if code.contains(';') {
            continue;
        }
        // One does not trade with an organisation or an agreement, nor apart from others with the world.
        if matches!(row["kind"].as_str(), "organisation" | "agreement") || code == "WORLD" {
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
            if row["kind"] == "region" {
                add(lines, name, true, "continent");
            }
        }
    }
}

/// Goods; words that mean something else far more often count only beside a word of trade.
pub(crate) fn goods(lines: &mut String) {
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
        "trucks",
        "vehicles",
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
        "pin",
        "tôn",
        "cua",
        "gừng",
        "ngao",
        "nhôm",
        "máy tính",
        "màn hình",
        "nội thất",
        "giày",
        "giầy",
    ];
    for row in table("commodities.csv") {
        let names = [row["name_vi"].as_str(), row["name_en"].as_str()];
        for name in names.into_iter().chain(row["aliases_vi"].split('|')).chain(row["aliases_en"].split('|')) {
            let weak = WEAK.contains(&name.to_lowercase().as_str());
            add(lines, name, false, if weak { "good:weak" } else { "good" });
        }
    }
}

/// Those who publish, by name; a name that offices of several areas share tells none of them.
pub(crate) fn agencies(lines: &mut String) {
    let mut senses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let gates: BTreeSet<String> = table("gates.csv").into_iter().map(|row| row["id"].clone()).collect();
    let lands: BTreeSet<String> = table("countries.csv")
        .into_iter()
        .filter(|row| row["code"] != "VN")
        .map(|row| row["name_en"].to_lowercase().replace(' ', "-"))
        .collect();
    for row in table("agencies.csv") {
        // The customs of a country abroad tell of that country.
        let abroad = row["id"].strip_suffix("-customs").filter(|land| lands.contains(*land)).unwrap_or("");
        let area = row["areas"].split(';').next().filter(|area| !area.is_empty()).unwrap_or(abroad);
        // "Gia Lai - Kon Tum Customs Department": an office that is named after several areas counts in all of them.
        let joint = row["areas"].replace(';', "+");
        let named = row["id"].strip_prefix("customs-dept-").is_some_and(|of| of == joint.replace('+', "-"));
        let area = if named { joint.as_str() } else { area };
        let customs = row["id"].starts_with("customs-region-");
        let id = row["id"].strip_suffix("-2025-03").unwrap_or(&row["id"]);
        // The customs office at a gate counts what passes there.
        let at_gate = id.strip_prefix("hq-").filter(|gate| row["kind"] == "customs-office" && gates.contains(*gate));
        let sense = match at_gate {
            Some(gate) => format!("gate:{gate}"),
            None if customs => format!("agency:{id}:customs"),
            None => format!("agency:{area}"),
        };
        let names = [row["name_vi"].as_str(), row["name_en"].as_str()];
        for name in names.into_iter().chain(row["variants_vi"].split('|')).chain(row["variants_en"].split('|')) {
            senses.entry(name.to_owned()).or_default().insert(sense.clone());
        }
    }
    for (name, senses) in senses {
        match senses.iter().next() {
            Some(sense) if senses.len() == 1 => add(lines, &name, true, sense),
            _ => add(lines, &name, true, "agency:"),
        }
    }
}

/// What areas, gates and countries are called: id or code, Vietnamese, English; an area's own name comes first.
pub(crate) fn names() -> String {
    let mut names = BTreeMap::new();
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
    // What an office of the customs counts is told of it as of an area.
    for row in table("agencies.csv").into_iter().filter(|row| row["kind"] == "customs-regional") {
        names.entry(row["id"].clone()).or_insert_with(|| [row["name_vi"].clone(), row["name_en"].clone()]);
    }
    names.into_iter().map(|(id, [vi, en])| format!("{id}\t{vi}\t{en}\n")).collect()
}

/// The ids of regions: areas of several provinces, and less than the country.
pub(crate) fn regions() -> String {
    let ids = table("areas.csv").into_iter().filter(|row| row["kind"] == "region").map(|row| row["id"].clone());
    ids.collect::<BTreeSet<_>>().into_iter().map(|id| id + "\n").collect()
}

/// What areas and gates lie in, at any time: id, and the id of the larger area.
pub(crate) fn wholes() -> String {
    let mut pairs = BTreeSet::new();
    for (file, columns) in [("areas.csv", &["region"][..]), ("gates.csv", &["province", "province_63"])] {
        for row in table(file) {
            pairs.extend(columns.iter().map(|column| (row["id"].clone(), row[*column].clone())));
        }
    }
    pairs.into_iter().filter(|(_, whole)| !whole.is_empty()).map(|(id, whole)| format!("{id}\t{whole}\n")).collect()
}
