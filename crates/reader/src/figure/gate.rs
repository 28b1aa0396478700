//! Whether a document can hold figures of the series read here at all: most news can be passed over at once.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Words of trade: one is enough. First letters are left off so that both cases are found. What stands in brackets, or the
/// whole word, is looked for, many bytes at a time, and then what stands around it: three first bytes that are rare in running
/// text keep that fast, and no more than 32 different ones.
const TRADE: &[&str] = &[
    "[xuất] khẩu",
    "[Xuất] khẩu",
    "[xuất] siêu",
    "[Xuất] siêu",
    "[xuất], nhập",
    "[Xuất], nhập",
    "[xuất] nhập",
    "[Xuất] nhập",
    "hập [khẩu]",
    "ửa [khẩu]",
    "hập [siêu]",
    "im ngạch",
    "hôn[g quan]",
    "ả[i quan]",
    "XNK",
    "XUẤT",
    "KIM NGẠCH",
    "HẢI[ QUAN]",
    "CỬA[ KHẨU]",
    "X[PORT]",
    "M[PORT]",
    "[xport]",
    "[mport]s",
    "[mport] ",
    "[mport]ed",
    "[mport]ing",
    "[mport]ers",
    "hipped [abroad]",
    "old [abroad]",
    "ales [abroad]",
    "goods [abroad]",
    "hipped o[verseas]",
    "old o[verseas]",
    "[verseas] sales",
    "[verseas] shipments",
    "bound shipments",
    "[rade] balance",
    "[rade] deficit",
    "[rade] turnover",
    "[rade] surplus",
    "[rade] with",
    "-way t[rade]",
    "border t[rade]",
    "oreign t[rade]",
    "otal t[rade]",
    "ustoms",
    "order gate",
    "G[RDP]",
];

/// Words of the wider economy: two hits are needed.
const ECONOMY: &[&str] = &[
    "n[gân sách]",
    "GDP",
    "FDI",
    "bán lẻ",
    "IIP",
    "ản [xuất] công nghiệp",
    "hộ ng[hèo]",
    "lượt khách",
    "udget revenue",
    "etail sales",
    "ndustrial production",
];

/// Words of places where vehicles cross and are counted.
const GATES: &[&str] = &[
    "ửa khẩu",
    "ỬA KHẨU",
    "ối mở",
    "iên giới",
    "uất nhập cảnh",
    "uất cảnh",
    "order gate",
    "order",
    "ontier",
    "heckpoint",
    "crossing",
    "landport",
    "gate",
];

/// Words of customs offices.
const CUSTOMS: &[&str] = &["ải quan", "ẢI QUAN", "ục HQ ", "ustoms", "CUSTOMS"];

/// Whether the text speaks of places where vehicles cross.
pub(crate) fn speaks_of_gates(text: &str) -> bool {
    GATES.iter().any(|word| text.contains(word))
}

/// Whether the text names a customs office.
pub(crate) fn names_customs(text: &str) -> bool {
    CUSTOMS.iter().any(|word| text.contains(word))
}

/// A word with what has to stand around the part of it that is looked for.
struct Word {
    before: &'static str,
    after: &'static str,
    trade: bool,
}

/// What is looked for, and the words that each find may be part of.
struct Words {
    anchors: AhoCorasick,
    words: Vec<Vec<Word>>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let mut found: Vec<(&'static str, Vec<Word>)> = Vec::new();
    let all = TRADE.iter().map(|word| (*word, true)).chain(ECONOMY.iter().map(|word| (*word, false)));
    for (word, trade) in all {
        let (before, rest) = word.split_once('[').unwrap_or(("", word));
        let (anchor, after) = rest.split_once(']').unwrap_or((rest, ""));
        let own = Word { before, after, trade };
        match found.iter_mut().find(|(known, _)| *known == anchor) {
            Some((_, words)) => words.push(own),
            None => found.push((anchor, vec![own])),
        }
    }
    let (anchors, words): (Vec<&str>, Vec<Vec<Word>>) = found.into_iter().unzip();
    // Only this kind of match lets many bytes be compared at a time.
    let anchors = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(anchors).ok()?;
    Some(Words { anchors, words })
});

/// Whether the text is worth reading.
pub(crate) fn worth_reading(text: &str) -> bool {
    let Some(Words { anchors, words }) = WORDS.as_ref() else { return true };
    let mut economy = 0;
    for found in anchors.find_iter(text) {
        let (before, after) = (&text.as_bytes()[..found.start()], &text.as_bytes()[found.end()..]);
        let fits = |word: &&Word| before.ends_with(word.before.as_bytes()) && after.starts_with(word.after.as_bytes());
        let Some(word) = words[found.pattern()].iter().find(fits) else { continue };
        economy += 1;
        if word.trade || economy >= 2 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{WORDS, worth_reading};

    #[test]
    fn one_word_of_trade_is_enough_and_two_of_the_economy() {
        for text in [
            "giá trị xuất khẩu",
            "hàng nhập khẩu",
            "các cửa khẩu",
            "xuất siêu",
            "Xuất, nhập",
            "hải quan",
            "thông quan",
            "CỬA KHẨU",
            "IMPORTS",
            "Overseas sales of shrimp",
            "sold overseas",
            "Trade balance",
            "two-way trade",
            "border trade turnover",
            "the importers",
            "GRDP",
            "thu ngân sách và vốn FDI",
            "sản xuất công nghiệp, hộ nghèo",
        ] {
            assert!(worth_reading(text), "{text}");
        }
        for text in ["khẩu trang", "siêu thị", "cơ quan", "important", "overseas students", "tradesmen", "ngân sách"]
        {
            assert!(!worth_reading(text), "{text}");
        }
    }

    #[test]
    fn few_enough_are_looked_for() {
        let found = WORDS.as_ref().map(|words| words.words.len());
        assert!(found.is_some_and(|number| number <= 32), "{found:?}");
    }
}
