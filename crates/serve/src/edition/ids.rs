//! Ids that stay: of documents, figures, series, findings.

/// Words without marks and capitals, hyphens between them: `Lạng Sơn` is `lang-son`.
#[must_use]
pub fn fold(words: &str) -> String {
    kimngach_reader::fold(words)
}

/// The first digits of the hash of some parts.
pub(super) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>, digits: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part);
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..digits].to_owned()
}
