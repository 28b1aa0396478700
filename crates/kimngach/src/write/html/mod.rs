//! One self-contained page: the documents with their figures, and how each key of each is known.

mod note;
mod text;

use super::pieces::Pieces;
use super::place::one_line;
use crate::problem::Problem;
use crate::read::Read;
use kimngach_book::say::{all, label};
use kimngach_reader::Lang;
use std::fmt::Write as _;

/// Stands for the number of a document until the document is written.
pub(super) const NUMBER: char = '\u{0}';

/// Everything before the first document.
pub(super) fn begin(ui: Lang) -> String {
    let mut words = String::new();
    for [code, en, vi] in all().iter().filter(|[_, en, vi]| en != vi) {
        let _ = write!(words, "{code:?}:[{en:?},{vi:?}],");
    }
    include_str!("page.html")
        .replace("{{css}}", include_str!("page.css"))
        .replace("{{lang}}", ui.code())
        .replace("{{page title}}", label("page title", ui))
        .replace("{{page lead}}", label("page lead", ui))
        .replace("{{words}}", words.trim_end_matches(','))
}

/// Everything behind the last document.
pub(super) fn end() -> String {
    format!("</main>\n<script>{}</script>\n", include_str!("page.js"))
}

/// Writes one document.
pub(super) fn section(read: &Read, ui: Lang, pieces: &mut Pieces<'_>) -> Result<(), Problem> {
    let document = &read.opened.document;
    let out = &mut pieces.text;
    let _ = writeln!(out, "<article id=\"d{NUMBER}\" lang=\"{}\">", document.lang);
    let _ = write!(out, "<p class=\"meta\"><b>{}</b>", escape(&one_line(&document.id)));
    let _ = write!(out, " · {}", say(document.lang.code(), ui));
    if let Some(day) = document.meta.published {
        let _ = write!(out, " · {} {day}", say("published", ui));
    }
    if let Some(encoding) = read.opened.encoding {
        let _ = write!(out, " · {}", escape(encoding));
    }
    if let Some(url) = document.meta.url.as_deref().filter(|url| is_web(url)) {
        let _ = write!(out, " · <a href=\"{0}\" rel=\"noreferrer\">{0}</a>", escape(url));
    }
    out.push_str("</p>\n");
    text::text(pieces, read)?;
    note::notes(pieces, read, ui)?;
    pieces.text.push_str("</article>\n");
    Ok(())
}

/// Whether a link leads to the web, and not into a script.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// A label that the page can switch between languages.
fn say(code: &'static str, ui: Lang) -> String {
    format!("<span data-t=\"{code}\">{}</span>", escape(label(code, ui)))
}

/// Text that means nothing to a browser.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && !c.is_whitespace() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escape, is_web};

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escape("</script><b a='x' b=\"y\">&\0"),
            "&lt;/script&gt;&lt;b a=&#39;x&#39; b=&quot;y&quot;&gt;&amp;\u{FFFD}"
        );
        assert!(!is_web("javascript:alert(1)") && is_web("https://example.org"));
    }
}
