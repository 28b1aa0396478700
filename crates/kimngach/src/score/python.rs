//! Values written as the first version of the metric, in Python, wrote them, so that reports can be compared line by line.

use super::Row;
use std::fmt::Write;

/// A float as Python's `repr`.
pub(super) fn float(number: f64) -> String {
    let exact = format!("{number:e}");
    let (digits, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if number == 0.0 || (-4..16).contains(&exponent) {
        format!("{number:?}")
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{digits}e{sign}{:02}", exponent.abs())
    }
}

/// A string as Python's `repr`; `None` when there is none.
pub(super) fn text(text: Option<&str>) -> String {
    let Some(text) = text else { return "None".into() };
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        let _ = match c {
            '\n' => write!(out, "\\n"),
            '\r' => write!(out, "\\r"),
            '\t' => write!(out, "\\t"),
            '\\' => write!(out, "\\\\"),
            c if c == quote => write!(out, "\\{c}"),
            c if is_printable(c) => write!(out, "{c}"),
            c if u32::from(c) < 0x100 => write!(out, "\\x{:02x}", u32::from(c)),
            c if u32::from(c) < 0x1_0000 => write!(out, "\\u{:04x}", u32::from(c)),
            c => write!(out, "\\U{:08x}", u32::from(c)),
        };
    }
    out.push(quote);
    out
}

fn is_printable(c: char) -> bool {
    let unseen = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}');
    c == ' ' || !(c.is_control() || c.is_whitespace() || unseen)
}

/// A span as a Python list.
pub(super) fn span(at: [usize; 2]) -> String {
    format!("[{}, {}]", at[0], at[1])
}

/// A key's value in an f-string.
pub(super) fn value(row: &Row, key: &str) -> String {
    let none = || "None".to_owned();
    match key {
        "area" | "partner" => {
            let ids: Vec<String> = row.several(key).into_iter().map(|id| text(Some(id))).collect();
            let comma = if ids.len() == 1 { "," } else { "" };
            format!("({}{comma})", ids.join(", "))
        }
        "value" | "value_to" => row.number(key).map_or_else(none, float),
        "goods" | "has goods" => none(),
        _ => row.get(key).map_or_else(none, |_| row.shown(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::{float, text};

    #[test]
    fn floats_and_strings_look_as_in_python() {
        let floats: Vec<String> =
            [81e9, 43.0, -6.3, 0.0, 0.0001, 0.00001, 1e16, 1.5e17].into_iter().map(float).collect();
        assert_eq!(floats, ["81000000000.0", "43.0", "-6.3", "0.0", "0.0001", "1e-05", "1e+16", "1.5e+17"]);
        assert_eq!(text(Some("it's 5\u{A0}% \"so\"")), r#"'it\'s 5\xa0% "so"'"#);
        assert_eq!(text(Some("it's")), "\"it's\"");
        assert_eq!(text(None), "None");
    }
}
