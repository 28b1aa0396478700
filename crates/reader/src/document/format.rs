//! Is this text or a page, and which encoding does the page declare?

/// What the bytes of a document are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// A page of HTML.
    Html,
}

impl Format {
    /// Looks at how the bytes begin; anything that is no page is text.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Format {
        let first = bytes.iter().find(|b| b.is_ascii() && **b != 0 && !b.is_ascii_whitespace());
        if first != Some(&b'<') {
            return Format::Text;
        }
        let start = plain_start(bytes);
        let start = start.trim_start_matches(|c: char| c.is_ascii_whitespace());
        // What may stand before the first tag of a page.
        let start = match start.strip_prefix("<?xml").or(start.strip_prefix("<!--")) {
            Some(rest) => rest.split_once('>').map_or("", |(_, rest)| rest.trim_start()),
            None => start,
        };
        let tags =
            ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<article", "<p>"];
        let page = tags.iter().any(|tag| start.starts_with(tag));
        if page || start.starts_with('<') && start.contains("<html") { Format::Html } else { Format::Text }
    }
}

/// The beginning as ASCII in lower case, also of UTF-16; other characters are left out.
fn plain_start(bytes: &[u8]) -> String {
    let ascii = |b: &u8| b.is_ascii() && *b != 0;
    bytes.iter().take(2048).copied().filter(ascii).map(|b| char::from(b.to_ascii_lowercase())).collect()
}

/// The encoding that a page declares in `<meta charset>` or `<meta http-equiv>`.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let start = plain_start(bytes);
    let at = start.match_indices("charset").map(|(at, found)| at + found.len()).find_map(|at| {
        let value = start[at..].trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'));
        end.map(|end| &value[..end]).filter(|label| !label.is_empty())
    });
    at.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        for page in ["\u{FEFF}<!DOCTYPE html>", " \n<html>", "<?xml version='1.0'?>\n<html>", "<p>Đạt 5 tỷ</p>"] {
            assert_eq!(Format::of(page.as_bytes()), Format::Html, "{page}");
        }
        let wide: Vec<u8> = "<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Format::of(&wide), Format::Html);
        for text in ["", "Đạt < 5 tỷ", "<5 triệu USD", "Thẻ <html> là gì"] {
            assert_eq!(Format::of(text.as_bytes()), Format::Text, "{text}");
        }
    }

    #[test]
    fn the_declared_encoding_is_read() {
        assert_eq!(declared(b"<meta charset=\"Windows-1258\">").as_deref(), Some("windows-1258"));
        let old = b"<META http-equiv=Content-Type content='text/html; charset = x-viet-vni '>";
        assert_eq!(declared(old).as_deref(), Some("x-viet-vni"));
        assert_eq!(declared(b"<p>charset</p>"), None);
    }
}
