//! Which encoding makes Vietnamese words of these bytes, or of these strange letters?

use super::{Encoding, chars};
use crate::document::syllable::is_syllable;
use encoding_rs::{WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// How much text is tried in each encoding.
const SAMPLE: usize = 8192;

/// Words that stand in nearly every text; they decide between readings that are both possible.
const COMMON: [&str; 40] = [
    "và", "của", "các", "có", "là", "được", "trong", "với", "cho", "đến", "từ", "năm", "tháng", "ngày", "tỷ", "triệu",
    "đồng", "xuất", "nhập", "khẩu", "ngạch", "tổng", "đạt", "tăng", "giảm", "tỉnh", "cửa", "công", "thương", "hàng",
    "nước", "Việt", "những", "một", "người", "không", "số", "về", "trên", "đã",
];

/// How well a reading makes Vietnamese.
#[derive(Clone, Copy, Default)]
struct Score {
    /// Words with marks that are syllables.
    good: usize,
    /// Words with marks that are none, and signs within words.
    bad: usize,
    /// Of the good ones, those met everywhere.
    common: usize,
}

impl Score {
    fn of(text: &str) -> Score {
        let text: String = text.nfc().collect();
        let mut score = Score::default();
        let foreign = |c: char| ('\u{80}'..'\u{C0}').contains(&c) && c != '\u{A0}';
        for run in text.split(|c: char| !c.is_alphanumeric() && !foreign(c)) {
            if run.is_ascii() || !run.contains(|c: char| c.is_ascii_alphabetic() || c >= '\u{C0}') {
                continue;
            }
            if is_syllable(run) {
                score.good += 1;
                score.common += usize::from(COMMON.iter().any(|word| run.to_lowercase() == *word));
            } else {
                score.bad += 1;
            }
        }
        score
    }

    fn rank(self) -> i64 {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 8);
        2 * count(self.good) + count(self.common) - 4 * count(self.bad)
    }

    /// Whether at least this share of the words, in percent, is good.
    fn share(self, percent: usize) -> bool {
        self.good * 100 >= (self.good + self.bad) * percent
    }
}

/// The bytes in one of the encodings of one byte a letter.
pub(super) fn as_single(bytes: &[u8], encoding: Encoding) -> String {
    let western = || WINDOWS_1252.decode_without_bom_handling(bytes).0;
    match encoding {
        Encoding::Tcvn3 => chars::tcvn3(&western()),
        Encoding::Vni => chars::vni(&western()),
        Encoding::Viscii => chars::viscii(&bytes.iter().map(|&b| char::from(b)).collect::<String>()),
        Encoding::Windows1258 => WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned(),
        _ => western().into_owned(),
    }
}

/// The text of bytes that are no UTF-8, if any known encoding makes sense of them.
pub(super) fn guess(bytes: &[u8]) -> Option<(String, Encoding)> {
    let first = bytes.iter().position(|&b| b >= 0x80)?;
    let start = bytes[..first].iter().rposition(u8::is_ascii_whitespace).unwrap_or(first.saturating_sub(16));
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let (score, encoding) = [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Viscii]
        .map(|encoding| (Score::of(&as_single(sample, encoding)), encoding))
        .into_iter()
        .rev()
        .max_by_key(|(score, _)| score.rank())?;
    if score.good > 0 && score.share(66) {
        return Some((as_single(bytes, encoding), encoding));
    }
    western(bytes).then(|| (as_single(bytes, Encoding::Windows1252), Encoding::Windows1252))
}

/// Whether these may be western words: few letters beyond ASCII, never many in a row, no UTF-8 before the first fault.
fn western(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8 * SAMPLE)];
    let letters = sample.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let high = sample.iter().filter(|&&b| b >= 0x80).count();
    let free = |&b: &u8| matches!(b, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    let long =
        sample.windows(3).any(|run| run.iter().all(|&b| b >= 0xC0) || run.iter().all(|b| (0x80..0xA0).contains(b)));
    let utf8 = std::str::from_utf8(bytes).is_err_and(|e| !bytes[..e.valid_up_to()].is_ascii());
    letters > 6 * high && !long && !utf8 && !bytes.iter().any(free)
}

/// The text, if it is Vietnamese in TCVN3 or VNI that was taken for western letters, as it comes out of PDF and Word
/// files set in the old fonts.
pub(in crate::document) fn mistaken(text: &str) -> Option<(String, Encoding)> {
    let bytes = text.as_bytes();
    let first = bytes.iter().position(|&b| b >= 0x80)?;
    let start = bytes[..first].iter().rposition(u8::is_ascii_whitespace).unwrap_or(first);
    let sample = piece(text, start, SAMPLE);
    let count = |bytes: &[u8]| {
        // By their first bytes: letters up to U+00FF, and those only Vietnamese in Unicode has.
        let western = bytes.iter().filter(|b| matches!(b, 0xC2 | 0xC3)).count();
        let vietnamese = bytes.iter().filter(|b| matches!(b, 0xC4..=0xC6 | 0xE1)).count();
        (western, vietnamese)
    };
    let (western, vietnamese) = count(&sample.as_bytes()[..sample.len().min(512)]);
    if vietnamese > 8 && western < 8 * vietnamese {
        return None;
    }
    let (western, vietnamese) = count(sample.as_bytes());
    if western < 4 || western < 8 * vietnamese {
        return None;
    }
    let seen = Score::of(sample);
    let (score, encoding) = [Encoding::Tcvn3, Encoding::Vni]
        .map(|encoding| (Score::of(&letters(sample, encoding)), encoding))
        .into_iter()
        .max_by_key(|(score, _)| score.rank())?;
    let better = score.good >= 3 && score.share(80) && !seen.share(50) && score.rank() > seen.rank();
    better.then(|| (as_meant(text, encoding), encoding))
}

fn letters(seen: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Tcvn3 => chars::tcvn3(seen),
        Encoding::Vni => chars::vni(seen),
        _ => seen.to_owned(),
    }
}

/// The text with the lines that were taken for western letters read in the encoding; lines that make better
/// Vietnamese as they are stay.
pub(in crate::document) fn as_meant(text: &str, encoding: Encoding) -> String {
    let line = |seen: &str| {
        let read = letters(seen, encoding);
        if Score::of(&read).rank() >= Score::of(seen).rank() { read } else { seen.to_owned() }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Some bytes of the text from a place on, cut between characters.
fn piece(text: &str, start: usize, size: usize) -> &str {
    text.get(start..text.floor_char_boundary(start.saturating_add(size).min(text.len()))).unwrap_or_default()
}
