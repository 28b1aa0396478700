//! In which encoding is this written, and what does it say?

mod chars;
mod guess;
mod utf16;

use super::{DocumentError, binary};
use std::borrow::Cow;

#[cfg(feature = "html")]
pub(super) use guess::as_meant;
pub(super) use guess::mistaken;

/// How the characters of a document were written as bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Encoding {
    /// `utf-8`
    #[default]
    Utf8,
    /// `utf-16le`
    Utf16Le,
    /// `utf-16be`
    Utf16Be,
    /// `windows-1258`: Vietnamese letters with their tones behind them.
    Windows1258,
    /// `windows-1252`: western letters.
    Windows1252,
    /// `tcvn3`: the Vietnamese standard 5712, known by its fonts as ABC or .Vn.
    Tcvn3,
    /// `vni`: VNI for Windows, a letter and its marks in two bytes.
    Vni,
    /// `viscii`: RFC 1456.
    Viscii,
    /// Another one that the document declares, by its name in the Encoding Standard.
    Declared(&'static str),
}

impl Encoding {
    /// The name as written in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1258 => "windows-1258",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Vni => "vni",
            Encoding::Viscii => "viscii",
            Encoding::Declared(name) => name,
        }
    }
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of bytes, without a byte order mark and not yet in NFC; `declared` is what a page says its encoding is.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<(Cow<'a, str>, Encoding), DocumentError> {
    if let Some((text, encoding)) = utf16::decode(bytes)? {
        return if text.contains('\0') {
            Err(DocumentError::Binary { kind: binary::ZEROS })
        } else {
            Ok((text.into(), encoding))
        };
    }
    if let Some(kind) = binary::by_controls(bytes) {
        return Err(DocumentError::Binary { kind });
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if let Some(other) = declared.and_then(chosen) {
        return decode_as(bytes, other);
    }
    // Bytes that are no ASCII and by chance UTF-8 hardly exist, so this beats a page that says otherwise.
    let bad = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => return Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(error) => error.valid_up_to(),
    };
    guess::guess(bytes)
        .map(|(text, encoding)| (Cow::Owned(text), encoding))
        .ok_or(DocumentError::UnknownEncoding { offset: bad, byte: bytes.get(bad).copied().unwrap_or_default() })
}

/// The declared encoding where it is to be believed before looking: pages in any old Vietnamese encoding, and many
/// in UTF-8, declare a western one, and UTF-8 shows by itself.
fn chosen(label: &str) -> Option<Encoding> {
    let label = label.trim().to_ascii_lowercase();
    match label.as_str() {
        "tcvn" | "tcvn3" | "tcvn-5712" | "tcvn5712-1" | "x-viet-tcvn5712" | "x-viet-tcvn" => Some(Encoding::Tcvn3),
        "vni" | "x-viet-vni" | "vni-windows" => Some(Encoding::Vni),
        "viscii" | "csviscii" | "x-viscii" => Some(Encoding::Viscii),
        _ => match encoding_rs::Encoding::for_label(label.as_bytes())?.name() {
            "UTF-8" | "UTF-16LE" | "UTF-16BE" | "windows-1252" | "x-user-defined" | "replacement" => None,
            "windows-1258" => Some(Encoding::Windows1258),
            name => Some(Encoding::Declared(name)),
        },
    }
}

/// Decodes as declared; where the bytes do not bear it out, as they look.
fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<(Cow<'_, str>, Encoding), DocumentError> {
    let single = matches!(
        encoding,
        Encoding::Tcvn3 | Encoding::Vni | Encoding::Viscii | Encoding::Windows1258 | Encoding::Windows1252
    );
    if single {
        if std::str::from_utf8(bytes).is_ok() {
            return decode(bytes, None);
        }
        return Ok((Cow::Owned(guess::as_single(bytes, encoding)), encoding));
    }
    match encoding_rs::Encoding::for_label(encoding.code().as_bytes())
        .and_then(|known| known.decode_without_bom_handling_and_without_replacement(bytes))
    {
        Some(text) => Ok((Cow::Owned(text.into_owned()), encoding)),
        None => decode(bytes, None),
    }
}
