//! Which patterns find periods?

use regex_automata::MatchKind;
use regex_automata::dfa::{StartKind, dense};
use regex_automata::nfa::thompson::{self, NFA};
use regex_automata::util::syntax;
use std::fmt::Write as _;

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
pub(crate) fn periods(lang: &str, lines: &mut String) {
    let path = format!("knowledge/periods/{lang}.toml");
    let text = std::fs::read_to_string(&path).expect("a period file");
    let parsed: Periods = toml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
    for entry in parsed.period {
        let find = write_out(&entry.find, lang);
        writeln!(lines, "{}\t{find}\t{}\t{}", entry.read, entry.yes.join("|"), entry.no.join("|"))
            .expect("writing to a string");
    }
}

/// All patterns as one automaton that is searched where it lies.
pub(crate) fn automaton(lines: &str) -> Vec<u8> {
    let finds: Vec<&str> = lines.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    let nfa = NFA::compiler()
        .syntax(syntax::Config::new().case_insensitive(true))
        .configure(thompson::Config::new().which_captures(thompson::WhichCaptures::None))
        .build_many(&finds)
        .unwrap_or_else(|error| panic!("the patterns of periods: {error}"));
    let config = dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored).accelerate(false);
    let dfa = dense::DFA::builder().configure(config).build_from_nfa(&nfa).expect("the patterns fit an automaton");
    let dfa = dfa.to_sparse().expect("a sparse automaton");
    let little = std::env::var("CARGO_CFG_TARGET_ENDIAN").is_ok_and(|endian| endian == "little");
    if little { dfa.to_bytes_little_endian() } else { dfa.to_bytes_big_endian() }
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
