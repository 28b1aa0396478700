//! A finished picture.

use super::font;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// A finished picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    pub(super) svg: String,
    pub(super) size: [f64; 2],
}

/// Why a picture could not be painted.
#[derive(Debug, thiserror::Error)]
pub enum Unpaintable {
    /// It is too large.
    #[error("a picture of {0:.0} by {1:.0} pixels is too large; choose a smaller scale")]
    TooLarge(f64, f64),
    /// What was drawn is no SVG.
    #[error("the picture cannot be painted ({0})")]
    Broken(String),
}

impl Picture {
    /// The picture as SVG, for pages that have the fonts ([`super::font_css`]).
    #[must_use]
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// The picture as SVG with the fonts in it.
    #[must_use]
    pub fn standalone(&self) -> String {
        self.svg.replacen("<title>", &format!("<style>\n{}</style>\n<title>", font::css()), 1)
    }

    /// Width and height in pixels of CSS.
    #[must_use]
    pub fn size(&self) -> [f64; 2] {
        self.size
    }

    /// The picture as PNG, so many pixels for one of CSS.
    ///
    /// # Errors
    /// When it is larger than 20,000 pixels either way.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, Unpaintable> {
        let [width, height] = self.size.map(|side| (side * f64::from(scale)).round());
        if !(1.0..=20_000.0).contains(&width) || !(1.0..=20_000.0).contains(&height) {
            return Err(Unpaintable::TooLarge(width, height));
        }
        let broken = |error: &dyn std::fmt::Display| Unpaintable::Broken(error.to_string());
        let options = Options { fontdb: font::database(), font_family: font::FAMILY.to_owned(), ..Options::default() };
        let tree = Tree::from_str(&self.svg, &options).map_err(|error| broken(&error))?;
        let mut pixels = Pixmap::new(width as u32, height as u32).ok_or(Unpaintable::TooLarge(width, height))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| broken(&error))
    }
}
