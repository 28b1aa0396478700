//! The text of a publication, in NFC, with what its page tells about it.

use crate::codes::coded;
use jiff::civil::Date;

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
}

impl Document {
    /// A document from text already decoded; the language is detected unless given.
    #[must_use]
    pub fn from_text(id: &str, text: &str, meta: Meta, lang: Option<Lang>) -> Document {
        let text = text.to_owned();
        let vietnamese =
            text.chars().filter(|c| ('\u{1EA0}'..='\u{1EF9}').contains(c) || "ăâđêôơưĂÂĐÊÔƠƯ".contains(*c)).count();
        let lang = lang.unwrap_or(if vietnamese * 50 > text.chars().count() { Lang::Vi } else { Lang::En });
        Document { id: id.to_owned(), text, lang, meta }
    }
}
