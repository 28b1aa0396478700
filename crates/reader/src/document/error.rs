//! What can be wrong with the input.

/// Why bytes are no document.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DocumentError {
    /// Nothing but blanks.
    #[error("empty, nothing to read; check how it was made")]
    Empty,
    /// Not text.
    #[error("no text but {kind}; convert it to text or HTML first")]
    Binary {
        /// What it looks like.
        kind: &'static str,
    },
    /// Text whose letters cannot be made out.
    #[error("byte 0x{byte:02x} at offset {offset} fits no known encoding; save it as UTF-8")]
    UnknownEncoding {
        /// Where, in bytes from the start.
        offset: usize,
        /// The first byte that does not fit.
        byte: u8,
    },
    /// More than places can be given for.
    #[error("{size} bytes of text are more than the {limit} a document may have; split it")]
    TooLarge {
        /// The size of the text.
        size: usize,
        /// The most a document may have.
        limit: usize,
    },
    /// A page, and this build reads none.
    #[error("a page of HTML, which this build leaves out; build with the feature `html`, or convert it to text")]
    HtmlLeftOut,
    /// A page without words.
    #[error("a page without words of its own; save it from a browser, after its scripts have run")]
    NoWords,
    /// A record that is none.
    #[error("not a JSON object ({reason} at byte {offset}); give one object a line")]
    NotJson {
        /// What the parser found.
        reason: String,
        /// Where, in bytes from the start of the line.
        offset: usize,
    },
    /// A record without a key that it needs.
    #[error("record without a {key:?}; give {{\"id\": ..., \"text\": ...}}")]
    Missing {
        /// The key.
        key: &'static str,
    },
    /// A key with a value of another kind.
    #[error("{key:?} is {found}; give {wanted}")]
    Malformed {
        /// The key.
        key: &'static str,
        /// What stands there, shortened.
        found: String,
        /// What should.
        wanted: &'static str,
    },
}
