//! Is this UTF-16?

use super::Encoding;
use crate::document::DocumentError;

/// How much is looked at where no byte order mark tells.
const SAMPLE: usize = 4096;

/// The text, if the bytes are UTF-16 by their byte order mark or by where their zeros stand.
pub(super) fn decode(bytes: &[u8]) -> Result<Option<(String, Encoding)>, DocumentError> {
    let (order, skip) = match bytes {
        [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
        _ => match by_zeros(bytes) {
            Some(order) => (order, 0),
            None => return Ok(None),
        },
    };
    let body = bytes.get(skip..).unwrap_or_default();
    let (pairs, rest) = body.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| {
        if order == Encoding::Utf16Le { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) }
    };
    let mut text = String::with_capacity(body.len());
    for c in char::decode_utf16(pairs.iter().map(unit)) {
        // A unit that is half a pair stands behind what the text so far takes up.
        let c = c.map_err(|_| {
            let offset = skip + 2 * text.chars().map(char::len_utf16).sum::<usize>();
            DocumentError::UnknownEncoding { offset, byte: bytes.get(offset).copied().unwrap_or_default() }
        })?;
        text.push(c);
    }
    match rest {
        [] => Ok(Some((text, order))),
        [byte, ..] => Err(DocumentError::UnknownEncoding { offset: bytes.len() - 1, byte: *byte }),
    }
}

/// In Vietnamese and English most characters are below U+0100, so every other byte is mostly zero, and the rest never.
fn by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    if pairs.len() < 2 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (most, few) = (pairs.len() * 2 / 5, pairs.len() / 50);
    match (first, second) {
        (first, second) if second > most && first <= few => Some(Encoding::Utf16Le),
        (first, second) if first > most && second <= few => Some(Encoding::Utf16Be),
        _ => None,
    }
}
