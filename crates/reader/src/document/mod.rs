//! The text of a publication, in NFC, with what its page tells about it.

mod binary;
mod day;
mod encoding;
mod error;
mod format;
#[cfg(feature = "html")]
mod html;
mod language;
mod nfc;
mod record;
mod syllable;

pub use encoding::Encoding;
pub use error::DocumentError;
pub use format::Format;
pub use record::Record;

use crate::codes::coded;
use jiff::civil::Date;
use std::borrow::Cow;

coded! {
    /// A language that can be read.
    Lang {
        Vi = "vi",
        En = "en",
    }
}

/// What the page around a text tells, or a file beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The day of publication.
    pub published: Option<Date>,
    /// The headline, as the page gives it.
    pub title: Option<String>,
    /// Where the page stands.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
}

impl Meta {
    /// This, and where it tells nothing, the other.
    #[must_use]
    pub fn or(self, other: Meta) -> Meta {
        Meta {
            published: self.published.or(other.published),
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            author: self.author.or(other.author),
        }
    }
}

/// A document ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The name by which output refers to it.
    pub id: String,
    /// The text, in NFC; every span points into it.
    pub text: String,
    /// Its language.
    pub lang: Lang,
    /// What the page tells.
    pub meta: Meta,
    /// How its letters were written.
    pub encoding: Encoding,
    /// Whether places in the text are places in what was given: nothing was decoded, joined or left out.
    pub verbatim: bool,
}

impl Document {
    /// The most text a document may have, in bytes: places are given in 32 bits.
    pub const LIMIT: usize = u32::MAX as usize;

    /// A document from bytes, in any encoding of [`Encoding`]; the format is guessed and the language detected unless
    /// given. What `meta` leaves open is taken from the page.
    ///
    /// # Errors
    /// When the bytes are no text, or in an unknown encoding, or hold no words.
    pub fn from_bytes(
        id: &str,
        bytes: &[u8],
        format: Option<Format>,
        meta: Meta,
        lang: Option<Lang>,
    ) -> Result<Document, DocumentError> {
        if bytes.trim_ascii().is_empty() {
            return Err(DocumentError::Empty);
        }
        if let Some(kind) = binary::kind(bytes) {
            return Err(DocumentError::Binary { kind });
        }
        let format = format.unwrap_or_else(|| Format::of(bytes));
        let declared = if format == Format::Html { format::declared(bytes) } else { None };
        let (text, encoding) = encoding::decode(bytes, declared.as_deref())?;
        let mut document = match format {
            Format::Text => {
                let verbatim = text.len() == bytes.len() && encoding == Encoding::Utf8;
                let document = Document::from_string(id.to_owned(), text.into_owned(), meta, lang);
                Document { verbatim: verbatim && document.verbatim, ..document }
            }
            Format::Html => Document::from_page(id, &text, meta, lang)?,
        };
        if document.encoding == Encoding::Utf8 {
            document.encoding = encoding;
        }
        document.checked()
    }

    /// A document from text already decoded; the language is detected unless given.
    #[must_use]
    pub fn from_text(id: &str, text: &str, meta: Meta, lang: Option<Lang>) -> Document {
        Document::from_string(id.to_owned(), text.to_owned(), meta, lang)
    }

    /// The same from an owned text, which is not copied if it can stay as it is.
    ///
    /// Vietnamese set in TCVN3 or VNI and taken for western letters, as it comes out of old PDF and Word files, is
    /// recognised and read as meant.
    #[must_use]
    pub fn from_string(id: String, text: String, meta: Meta, lang: Option<Lang>) -> Document {
        let (text, encoding, mut verbatim) = match encoding::mistaken(&text) {
            Some((read, encoding)) => (read, encoding, false),
            None => (text, Encoding::Utf8, true),
        };
        let text = match nfc::nfc(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(joined) => {
                verbatim = false;
                joined
            }
        };
        let lang = lang.unwrap_or_else(|| language::detect(&text));
        Document { id, text, lang, meta, encoding, verbatim }
    }

    #[cfg(feature = "html")]
    fn from_page(id: &str, page: &str, meta: Meta, lang: Option<Lang>) -> Result<Document, DocumentError> {
        let (text, told) = html::read(page);
        if text.trim().is_empty() {
            return Err(DocumentError::NoWords);
        }
        let mut document = Document::from_string(id.to_owned(), text, meta.or(told), lang);
        document.verbatim = false;
        if document.encoding != Encoding::Utf8 {
            let meta = &mut document.meta;
            for told in [&mut meta.title, &mut meta.author].into_iter().flatten() {
                *told = nfc::nfc(&encoding::as_meant(told, document.encoding)).into_owned();
            }
        }
        Ok(document)
    }

    #[cfg(not(feature = "html"))]
    fn from_page(_: &str, _: &str, _: Meta, _: Option<Lang>) -> Result<Document, DocumentError> {
        Err(DocumentError::HtmlLeftOut)
    }

    /// This, if there is something to read in it.
    fn checked(self) -> Result<Document, DocumentError> {
        match self.text.len() {
            _ if self.text.trim().is_empty() => Err(DocumentError::Empty),
            size if size > Document::LIMIT => Err(DocumentError::TooLarge { size, limit: Document::LIMIT }),
            _ => Ok(self),
        }
    }
}
