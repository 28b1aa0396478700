//! The fonts of charts: Be Vietnam Pro, cut to the letters of Vietnamese and English (`knowledge/fonts`, with its licence).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Arc, LazyLock};

/// The name of the family.
pub(super) const FAMILY: &str = "Be Vietnam Pro";

const REGULAR: &[u8] = include_bytes!("../../knowledge/fonts/BeVietnamPro-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../knowledge/fonts/BeVietnamPro-SemiBold.ttf");
const WEB: [(u16, &[u8]); 2] = [
    (400, include_bytes!("../../knowledge/fonts/BeVietnamPro-Regular.woff2")),
    (600, include_bytes!("../../knowledge/fonts/BeVietnamPro-SemiBold.woff2")),
];

/// The fonts as files of the web (WOFF2), by their weights.
#[must_use]
pub fn files() -> [(u16, &'static [u8]); 2] {
    WEB
}

/// The fonts as rules of CSS with the data in them, for a page that holds pictures.
#[must_use]
pub fn css() -> String {
    let rule = |(weight, data): (u16, &[u8])| {
        let data = STANDARD.encode(data);
        format!(
            "@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    };
    WEB.map(rule).concat()
}

/// The fonts for painting.
pub(super) fn database() -> Arc<resvg::usvg::fontdb::Database> {
    static DATABASE: LazyLock<Arc<resvg::usvg::fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = resvg::usvg::fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMIBOLD.to_vec());
        fonts.set_sans_serif_family(FAMILY);
        Arc::new(fonts)
    });
    DATABASE.clone()
}

/// How wide a text is at a size.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let Ok(font) = FontRef::new(if bold { SEMIBOLD } else { REGULAR }) else { return 0.0 };
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
    let units = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let advance = |c: char| letters.map(c).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(600.0);
    // Narrow blanks are drawn as blanks.
    let drawn = text.chars().map(|c| if c == '\u{202F}' { ' ' } else { c });
    drawn.map(|c| f64::from(advance(c))).sum::<f64>() / units * size
}

/// The text in lines that are no wider than this.
pub(super) fn wrap(text: &str, size: f64, bold: bool, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, bold) <= most => *line += &format!(" {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{REGULAR, width, wrap};
    use skrifa::{FontRef, MetadataProvider};

    #[test]
    fn every_letter_of_vietnamese_is_there() {
        let letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        let font = FontRef::new(REGULAR).unwrap();
        for c in letters.chars().chain(letters.to_uppercase().chars()).chain("–−≈“”·…%\u{A0}".chars()) {
            assert!(font.charmap().map(c).is_some_and(|glyph| glyph.to_u32() != 0), "{c}");
        }
    }

    #[test]
    fn lines_are_no_wider_than_told() {
        let text = "Kim ngạch xuất nhập khẩu hàng hóa qua địa bàn tỉnh Lạng Sơn từ đầu năm";
        let lines = wrap(text, 14.0, true, 200.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 14.0, true) <= 200.0));
        assert_eq!(lines.join(" "), text);
    }
}
