//! What stands around every picture: title, unit, sources and date.

use super::canvas::{Anchor, Canvas, Style};
use super::picture::Picture;
use super::theme::{colour, word};
use jiff::civil::Date;
use kimngach_reader::Lang;

/// The width of pictures, and of their margins.
pub(super) const WIDTH: f64 = 720.0;
pub(super) const MARGIN: f64 = 28.0;

/// What is said around a picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Caption {
    /// What is shown.
    pub title: String,
    /// Of what and when; the unit is added.
    pub subtitle: String,
    /// The documents, by the numbers that stand at the marks, from 1 on.
    pub sources: Vec<String>,
    /// The day of the newest of them.
    pub date: Option<Date>,
    /// The language.
    pub lang: Lang,
}

pub(super) fn style(size: f64, bold: bool, part: &str, anchor: Anchor) -> Style {
    Style { size, bold, colour: colour(part), anchor }
}

/// Draws a picture: the body is given the place under the title, and gives back where it ends.
pub(super) fn framed(caption: &Caption, unit: &str, body: impl FnOnce(&mut Canvas, f64) -> f64) -> Picture {
    let mut canvas = Canvas::default();
    let room = WIDTH - 2.0 * MARGIN;
    canvas.rect([MARGIN, 20.0], [36.0, 5.0], colour("accent"), "");
    let mut y = canvas.lines([MARGIN, 50.0], &caption.title, room, 27.0, style(21.0, true, "ink", Anchor::Start)) - 5.0;
    let parts: Vec<&str> = [caption.subtitle.as_str(), unit].into_iter().filter(|part| !part.is_empty()).collect();
    let subtitle = parts.join(", ");
    y = canvas.lines([MARGIN, y], &subtitle, room, 18.0, style(13.5, false, "soft", Anchor::Start));
    y = body(&mut canvas, y + 4.0);
    y += 12.0;
    canvas.line([MARGIN, y], [WIDTH - MARGIN, y], colour("grid"), 1.0);
    y += 18.0;
    let small = style(10.5, false, "soft", Anchor::Start);
    for line in [sources(caption), date(caption)].iter().filter(|line| !line.is_empty()) {
        y = canvas.lines([MARGIN, y], line, room, 15.0, small);
    }
    let size = [WIDTH, (y + 6.0).ceil()];
    let svg = canvas.whole(size, &caption.title, &subtitle, colour("paper"));
    Picture { svg, size }
}

fn sources(caption: &Caption) -> String {
    const MOST: usize = 12;
    let shown = caption.sources.iter().take(MOST).enumerate();
    let mut list: Vec<String> = match caption.sources.as_slice() {
        [] => return String::new(),
        [one] => vec![format!("[1]\u{A0}{one}")],
        _ => shown.map(|(n, source)| format!("[{}]\u{A0}{source}", n + 1)).collect(),
    };
    if caption.sources.len() > MOST {
        list.push(word("more", caption.lang).replace("{n}", &(caption.sources.len() - MOST).to_string()));
    }
    let name = if list.len() == 1 { "source" } else { "sources" };
    format!("{}: {}", word(name, caption.lang), list.join("; "))
}

fn date(caption: &Caption) -> String {
    let Some(day) = caption.date else { return "Kimngach".to_owned() };
    let day = match caption.lang {
        Lang::Vi => format!("{}/{}/{}", day.day(), day.month(), day.year()),
        Lang::En => kimngach_book::say::period(kimngach_reader::figure::Period::day(day), Lang::En),
    };
    format!("{}. Kimngach", word("until", caption.lang).replace("{day}", &day))
}
