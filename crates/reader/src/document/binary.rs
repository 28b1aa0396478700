//! Is this no text at all?

/// How much is looked at for control characters.
const SAMPLE: usize = 8 << 10;

/// The first bytes of formats that are met beside text.
const MAGICS: [(&[u8], &str); 18] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or a Word or Excel file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1F\x8B", "gzip data"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"BZh", "bzip2 data"),
    (b"\xFD7zXZ\0", "xz data"),
];

/// What text never holds.
pub(super) const ZEROS: &str = "binary data (zero bytes)";

/// What the bytes look like, if not like text.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    // Office suites put blanks before the mark of a PDF at times.
    let start = bytes.get(..1024).unwrap_or(bytes).trim_ascii_start();
    MAGICS.iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, kind)| *kind)
}

/// The same by the control characters, of which text has next to none; not for UTF-16.
pub(super) fn by_controls(bytes: &[u8]) -> Option<&'static str> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if memchr::memchr(0, bytes).is_some() {
        return Some(ZEROS);
    }
    let controls = sample.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C)).count();
    (controls * 20 > sample.len()).then_some("binary data (control characters)")
}
