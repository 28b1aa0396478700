//! Is every letter one character?

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in NFC, as given where it is so already.
pub(super) fn nfc(text: &str) -> Cow<'_, str> {
    let owned = || text.nfc().collect::<String>();
    let rest = text.get(settled(text.as_bytes())..).unwrap_or(text);
    match is_nfc_quick(rest.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No => Cow::Owned(owned()),
        IsNormalized::Maybe => Some(owned()).filter(|joined| joined != text).map_or(Cow::Borrowed(text), Cow::Owned),
    }
}

/// How far the text is known to be in NFC by its bytes alone, which tells nearly all Vietnamese and English: ASCII,
/// U+0080 to U+02FF, U+1E00 to U+1EFF, quotation marks, dashes, signs of currencies and arrows.
fn settled(bytes: &[u8]) -> usize {
    let mut at = 0;
    // Whole blocks first, without a branch for every byte; one byte of the next block tells how the last one goes on.
    while bytes.get(at..=at + BLOCK).is_some_and(all_settled) {
        at += BLOCK;
    }
    // Back to where a character begins.
    while bytes.get(at).is_some_and(|b| b & 0xC0 == 0x80) {
        at -= 1;
    }
    loop {
        at += match &bytes[at..] {
            [0..0x80, ..] => 1,
            [0xC2..=0xCB, _, ..] => 2,
            [0xE1, 0xB8..=0xBB, _, ..] | [0xE2, 0x80, 0x82..=0xBF, ..] | [0xE2, 0x82 | 0x86 | 0x87, _, ..] => 3,
            _ => return at,
        };
    }
}

const BLOCK: usize = 64;

fn all_settled(block: &[u8]) -> bool {
    let unsettled = |byte: u8, next: u8| {
        (byte >= 0xCC) & (byte != 0xE1) & (byte != 0xE2)
            | (byte == 0xE1) & (next.wrapping_sub(0xB8) > 3)
            | (byte == 0xE2) & (next != 0x80) & (next != 0x82) & (next & 0xFE != 0x86)
            | (byte == 0x80) & (next & 0xFE == 0x80)
    };
    let pairs = block.iter().zip(block.get(1..).unwrap_or_default());
    !pairs.fold(false, |any, (byte, next)| any | unsettled(*byte, *next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn characters_passed_by_their_bytes_are_in_nfc() {
        for c in '\0'..'\u{30000}' {
            let mut bytes = [0; 4];
            let text = &*c.encode_utf8(&mut bytes);
            if settled(text.as_bytes()) > 0 {
                assert!(is_nfc_quick(['a', c].into_iter()) == IsNormalized::Yes, "U+{:04X}", u32::from(c));
            }
            let repeated = text.repeat(BLOCK);
            let both = settled(repeated.as_bytes()) == settled(text.as_bytes()) * BLOCK;
            assert!(both, "U+{:04X} alone and in a block", u32::from(c));
        }
    }

    #[test]
    fn letters_in_parts_are_joined() {
        for text in ["tỷ", "một dòng dài hơn tám chữ, rồi tỷ", "\u{301}", "x\u{2001}", "각", "→ ty\u{309}"]
        {
            let joined = nfc(text);
            assert!(is_nfc(&joined), "{text}");
            assert_eq!(matches!(joined, Cow::Borrowed(_)), is_nfc(text), "{text}");
        }
    }
}
