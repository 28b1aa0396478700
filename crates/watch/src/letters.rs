//! In which letters is a page or a list written?

use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// The encoding that a `Content-Type` names, by its label: `text/html; charset=windows-1258`.
#[must_use]
pub fn charset(content_type: &str) -> Option<&str> {
    let parameters = content_type.split(';').skip(1);
    let label =
        parameters.filter_map(|one| one.split_once('=')).find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    label.map(|(_, label)| label.trim().trim_matches(['"', '\'']))
}

/// What is written in the encoding that its server names, where that is known and is not UTF-8; a page may say otherwise of
/// itself, but its server is believed.
#[must_use]
pub fn told(bytes: &[u8], label: Option<&str>) -> Option<String> {
    let encoding = Encoding::for_label(label?.as_bytes()).filter(|encoding| *encoding != UTF_8)?;
    Some(encoding.decode(bytes).0.into_owned())
}

/// A list in the encoding that its server names, or its own first line; UTF-8 where neither does.
#[must_use]
pub fn decoded<'a>(bytes: &'a [u8], label: Option<&str>) -> Cow<'a, str> {
    let encoding = label.or_else(|| own(bytes)).and_then(|label| Encoding::for_label(label.as_bytes()));
    encoding.unwrap_or(UTF_8).decode(bytes).0
}

/// The encoding that `<?xml version="1.0" encoding="..."?>` names.
fn own(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(200)];
    let head = head.split(|byte| *byte == b'>').next()?;
    let head = std::str::from_utf8(head).ok()?.trim_start().strip_prefix("<?xml")?;
    let (_, rest) = head.split_once("encoding=")?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::{charset, decoded, told};

    #[test]
    fn the_server_is_believed_then_the_list_itself() {
        assert_eq!(charset("text/html; Charset=\"windows-1252\""), Some("windows-1252"));
        assert_eq!([charset("text/html"), charset("text/html; boundary=x")], [None, None]);
        let list = b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xE9</a>";
        assert!(decoded(list, None).ends_with("<a>é</a>"));
        assert!(decoded(list, Some("windows-1251")).ends_with("<a>й</a>"));
        assert!(decoded("<a>é</a>".as_bytes(), Some("no such")).ends_with("<a>é</a>"));
        assert_eq!(told(b"\xE9", Some("windows-1252")).as_deref(), Some("é"));
        assert_eq!([told(b"x", Some("utf-8")), told(b"x", Some("x-viet")), told(b"x", None)], [None, None, None]);
        for none in [&b""[..], b"<?xml", b"<?xml encoding=", b"\xFF\xFE", b"<?xml encoding=\xE9>"] {
            assert!(decoded(none, None).len() < 40);
        }
    }
}
