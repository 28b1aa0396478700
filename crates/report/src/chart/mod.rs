//! In which pictures are series shown?
//!
//! Each function takes a [`Caption`] (title, unit, sources, date) and what is drawn, and gives a [`Picture`]: SVG that
//! stands in a page that has the fonts ([`font_css`]), SVG with them, or PNG. Nothing here needs a display, a clock or
//! fonts of the system. [`take`] makes what is drawn from an account.
//!
//! | function | shows |
//! | --- | --- |
//! | [`series`] | a series over time, with the range that claims leave, and the numbers of its sources |
//! | [`multiples`] | several series side by side, on one scale |
//! | [`bars`] | growth by period, leagues, shares: bars with their ranges |
//! | [`plan`] | how far plans are met |
//! | [`fan`] | days to come: a forecast with its intervals, behind what was counted |
//! | [`map`] | the provinces as tiles, 63 or 34 |

mod bars;
mod canvas;
mod fan;
mod font;
mod frame;
mod map;
mod multiples;
mod number;
mod picture;
mod plan;
mod plot;
mod series;
pub mod take;
mod theme;

pub use bars::{Bar, Bars, bars};
pub use fan::{Counted, Expected, Fan, fan};
pub use font::{css as font_css, files as font_files};
pub use frame::Caption;
pub use map::{Tile, Tiles, map};
pub use multiples::{Small, multiples};
pub use picture::{Picture, Unpaintable};
pub use plan::{Gauge, plan};
pub use plot::{Mark, Per};
pub use series::{Line, series};
pub use theme::title;
