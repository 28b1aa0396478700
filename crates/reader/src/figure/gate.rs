//! Whether a document can hold figures of the series read here at all: most news can be passed over at once.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// Words of trade: one is enough. First letters are left off so that both cases are found.
const TRADE: &[&str] = &[
    "uất khẩu",
    "hập khẩu",
    "im ngạch",
    "hông quan",
    "ửa khẩu",
    "uất siêu",
    "hập siêu",
    "XNK",
    "GRDP",
    "ải quan",
    "uất, nhập",
    "uất nhập",
    "XUẤT",
    "KIM NGẠCH",
    "HẢI QUAN",
    "CỬA KHẨU",
    "xport",
    "mports",
    "mport ",
    "mported",
    "mporting",
    "mporters",
    "hipped abroad",
    "hipped overseas",
    "old abroad",
    "old overseas",
    "ales abroad",
    "verseas sales",
    "verseas shipments",
    "bound shipments",
    "rade balance",
    "rade deficit",
    "goods abroad",
    "ustoms",
    "order gate",
    "rade turnover",
    "rade surplus",
    "-way trade",
    "EXPORT",
    "IMPORT",
    "border trade",
    "oreign trade",
    "otal trade",
    "rade with",
];

/// Words of the wider economy: two hits are needed.
const ECONOMY: &[&str] = &[
    "ngân sách",
    "GDP",
    "FDI",
    "bán lẻ",
    "IIP",
    "ản xuất công nghiệp",
    "hộ nghèo",
    "lượt khách",
    "udget revenue",
    "etail sales",
    "ndustrial production",
];

/// Words of places where vehicles cross and are counted.
const GATES: &[&str] = &[
    "ửa khẩu",
    "ỬA KHẨU",
    "hông quan",
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
const CUSTOMS: &[&str] = &["ải quan", "ẢI QUAN", "ustoms", "CUSTOMS"];

/// Whether the text speaks of places where vehicles cross.
pub(crate) fn speaks_of_gates(text: &str) -> bool {
    GATES.iter().any(|word| text.contains(word))
}

/// Whether the text names a customs office.
pub(crate) fn names_customs(text: &str) -> bool {
    CUSTOMS.iter().any(|word| text.contains(word))
}

static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Only this kind of match lets many bytes be compared at a time.
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(TRADE.iter().chain(ECONOMY)).ok()
});

/// Whether the text is worth reading.
pub(crate) fn worth_reading(text: &str) -> bool {
    let Some(words) = WORDS.as_ref() else { return true };
    let mut economy = 0;
    for found in words.find_iter(text) {
        if found.pattern().as_usize() < TRADE.len() {
            return true;
        }
        economy += 1;
        if economy >= 2 {
            return true;
        }
    }
    false
}
