//! Amounts over time in a box: ranges as bands and whiskers, what is published as dots, what follows as rings.

use super::canvas::{Anchor, Canvas};
use super::font;
use super::frame::style;
use super::number::{Scale, ticks};
use super::theme::colour;
use jiff::civil::{Date, date};
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;

/// One period of a series.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// The days it is of.
    pub period: Period,
    /// What was published, if anything was.
    pub value: Option<f64>,
    /// What stands before it where more or less than it was said: `> `, `< `, `≈ `; else nothing.
    pub sign: &'static str,
    /// The least and the greatest value that the claims leave; both finite.
    pub range: [f64; 2],
    /// The documents that tell it, by their numbers in the caption.
    pub sources: Vec<usize>,
    /// Where a click on it leads, in pages.
    pub link: Option<String>,
}

impl Mark {
    /// Where the dot stands: at what was published, or the end of the range beside it; else in the middle of the range.
    pub(super) fn level(&self) -> f64 {
        let [lo, hi] = self.range;
        self.value.map_or(f64::midpoint(lo, hi), |value| value.clamp(lo, hi))
    }
}

/// Which periods a series is drawn by: they can be compared with each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Per {
    /// From New Year to a day: a line for each year.
    YearToDate,
    /// Single days.
    Day,
    /// Whole months.
    Month,
    /// Whole quarters.
    Quarter,
    /// Whole years.
    Year,
}

impl Per {
    /// All.
    pub const ALL: [Per; 5] = [Per::YearToDate, Per::Day, Per::Month, Per::Quarter, Per::Year];

    /// The code on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Per::YearToDate => "year-to-date",
            Per::Day => "day",
            Per::Month => "month",
            Per::Quarter => "quarter",
            Per::Year => "year",
        }
    }

    /// Whether a period is one of these.
    #[must_use]
    pub fn takes(self, period: Period) -> bool {
        let (first, last) = (period.first(), period.last());
        let months = |length: i8| {
            first.day() == 1
                && (first.month() - 1) % length == 0
                && Period::months(first.year(), first.month(), first.month() + length - 1) == Some(period)
        };
        match self {
            Per::YearToDate => first == first.first_of_year() && first.year() == last.year(),
            Per::Day => first == last,
            Per::Month => period.is_month(),
            Per::Quarter => months(3),
            Per::Year => period.is_whole_years() && first.year() == last.year(),
        }
    }
}

/// Where a plot stands, what it reaches over, and how much is written on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: [f64; 2],
    pub(super) size: [f64; 2],
    pub(super) days: [Date; 2],
    pub(super) values: [f64; 2],
    pub(super) small: bool,
}

impl Place {
    /// A place for marks, as high as the greatest of them asks for.
    pub(super) fn of<'a>(
        marks: impl Iterator<Item = &'a Mark> + Clone,
        per: Per,
        at: [f64; 2],
        size: [f64; 2],
    ) -> Place {
        let first = marks.clone().map(|mark| mark.period.first()).min().unwrap_or(date(2000, 1, 1));
        let last = marks.clone().map(|mark| mark.period.last()).max().unwrap_or(date(2000, 12, 31));
        let most = marks.clone().map(|mark| mark.range[1]).fold(0.0, f64::max);
        let least = marks.map(|mark| mark.range[0]).fold(0.0, f64::min);
        let ticks = ticks(least, most, if size[1] < 150.0 { 3.0 } else { 5.0 });
        let values = [ticks[0], ticks[ticks.len() - 1]];
        let first = if matches!(per, Per::Day | Per::Month) { first } else { first.first_of_year() };
        Place { at, size, days: [first, last], values, small: size[1] < 150.0 }
    }

    fn x(&self, day: f64) -> f64 {
        self.at[0] + self.size[0] * day / self.span()
    }

    fn span(&self) -> f64 {
        f64::from((self.days[1] - self.days[0]).get_days() + 1)
    }

    fn day(&self, day: Date) -> f64 {
        f64::from((day - self.days[0]).get_days())
    }

    /// The height of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        let [lo, hi] = self.values;
        self.at[1] + self.size[1] * (1.0 - (value - lo) / (hi - lo))
    }

    /// The place of a period: its end where it counts from New Year, else its middle.
    fn place(&self, period: Period, per: Per) -> f64 {
        let (from, to) = (self.day(period.first()), self.day(period.last()) + 1.0);
        self.x(if per == Per::YearToDate { to } else { f64::midpoint(from, to) })
    }
}

/// Draws the grid, the axes and the marks.
pub(super) fn plot(canvas: &mut Canvas, place: &Place, marks: &[Mark], per: Per, scale: &Scale, lang: Lang) {
    grid(canvas, place, scale);
    days(canvas, place, lang);
    for run in marks.chunk_by(|a, b| follows(a.period, b.period, per)) {
        run_of(canvas, place, run, per);
    }
    let mut taken: Vec<[f64; 4]> = marks.iter().map(|mark| around(place, mark, per)).collect();
    for mark in marks {
        dot(canvas, place, mark, per, scale, lang);
        label(canvas, place, mark, per, scale, &mut taken);
    }
}

fn grid(canvas: &mut Canvas, place: &Place, scale: &Scale) {
    let [x, _] = place.at;
    let size = if place.small { 10.0 } else { 12.0 };
    for tick in ticks(place.values[0], place.values[1], if place.small { 3.0 } else { 5.0 }) {
        let y = place.y(tick);
        let (part, width) = if tick == 0.0 { ("ink", 1.0) } else { ("grid", 1.0) };
        canvas.line([x, y], [x + place.size[0], y], colour(part), width);
        canvas.text([x - 8.0, y + size / 3.0], &scale.plain(tick), style(size, false, "soft", Anchor::End));
    }
}

/// Years under the box; months too where there are few.
fn days(canvas: &mut Canvas, place: &Place, lang: Lang) {
    let [first, last] = place.days;
    let bottom = place.at[1] + place.size[1];
    let size = if place.small { 10.0 } else { 12.0 };
    let single = place.span() <= 70.0 && !place.small;
    let months = place.span() <= 560.0 && !place.small;
    let mut right = f64::NEG_INFINITY;
    for year in first.year()..=last.year() {
        let start = date(year, 1, 1);
        let from = place.x(place.day(start).max(0.0));
        let to = place.x((place.day(start.last_of_year()) + 1.0).min(place.span()));
        if start > first {
            canvas.line([from, place.at[1]], [from, bottom + 6.0], colour("grid"), 1.0);
        }
        let middle = f64::midpoint(from, to);
        let name = year.to_string();
        let half = font::width(&name, size, false) / 2.0 + 4.0;
        if middle - half > right && (to - from > half || first.year() == last.year()) {
            let down = if months { 34.0 } else { 19.0 };
            canvas.text([middle, bottom + down], &name, style(size, false, "soft", Anchor::Middle));
            right = middle + half;
        }
    }
    if single {
        let every = (place.span() / 9.0).ceil().max(1.0) as i64;
        let mut day = last;
        while day >= first {
            let x = place.x(place.day(day) + 0.5);
            canvas.text([x, bottom + 18.0], &short(day, lang), style(size - 1.0, false, "soft", Anchor::Middle));
            day = day.saturating_sub(jiff::Span::new().days(every));
        }
    } else if months {
        let mut month = first.first_of_month();
        let every = if place.span() <= 370.0 { 1 } else { 3 };
        while month <= last {
            let x = place.x(f64::midpoint(place.day(month), place.day(month.last_of_month()) + 1.0));
            if (month.month() - 1) % every == 0 {
                let name = say::period(Period::day(month), Lang::En);
                let name = name.split(' ').nth(1).unwrap_or_default();
                let name = if lang == Lang::Vi { format!("T{}", month.month()) } else { name.to_owned() };
                canvas.text([x, bottom + 18.0], &name, style(size - 1.0, false, "soft", Anchor::Middle));
            }
            match month.last_of_month().tomorrow() {
                Ok(next) => month = next,
                Err(_) => break,
            }
        }
    }
}

/// A day on an axis.
pub(super) fn short(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}/{}", day.day(), day.month()),
        Lang::En => day.strftime("%-d %b").to_string(),
    }
}

/// Whether a line leads from one period to the next.
fn follows(a: Period, b: Period, per: Per) -> bool {
    match per {
        Per::YearToDate => a.first() == b.first(),
        _ => a.last().tomorrow().is_ok_and(|day| day == b.first()),
    }
}

/// The band and the line of marks that follow each other.
fn run_of(canvas: &mut Canvas, place: &Place, run: &[Mark], per: Per) {
    let start = (per == Per::YearToDate).then(|| place.x(place.day(run[0].period.first())));
    let origin = start.map(|x| [x, place.y(0.0)]);
    let at = |value: &dyn Fn(&Mark) -> f64| -> Vec<[f64; 2]> {
        run.iter().map(|mark| [place.place(mark.period, per), place.y(value(mark))]).collect()
    };
    let line: Vec<[f64; 2]> = origin.into_iter().chain(at(&Mark::level)).collect();
    if line.len() < 2 {
        return;
    }
    let mut band: Vec<[f64; 2]> = origin.into_iter().chain(at(&|mark| mark.range[1])).collect();
    band.extend(at(&|mark| mark.range[0]).into_iter().rev());
    let main = colour("main");
    canvas.path(&band, "band", &format!(r#"fill="{main}" fill-opacity="0.22""#));
    canvas.path(&line, "line", &format!(r#"fill="none" stroke="{main}" stroke-width="2" stroke-linejoin="round""#));
}

/// The room that a dot takes.
fn around(place: &Place, mark: &Mark, per: Per) -> [f64; 4] {
    let (x, y) = (place.place(mark.period, per), place.y(mark.level()));
    [x - 5.0, y - 5.0, x + 5.0, y + 5.0]
}

fn dot(canvas: &mut Canvas, place: &Place, mark: &Mark, per: Per, scale: &Scale, lang: Lang) {
    let x = place.place(mark.period, per);
    let [low, high] = mark.range.map(|end| place.y(end));
    let main = colour("main");
    if low - high > 4.0 {
        canvas.line([x, low], [x, high], main, 1.2);
        for y in [low, high] {
            canvas.line([x - 4.0, y], [x + 4.0, y], main, 1.2);
        }
    }
    let radius = if place.small { 2.4 } else { 4.0 };
    let [x, y] = [x, place.y(mark.level())];
    let Some(link) = &mark.link else { return canvas.dot([x, y], radius, main, mark.value.is_none()) };
    let told = format!("{}: {}", say::period(mark.period, lang), said(mark, scale));
    canvas.linked(link, &told, |canvas| {
        // What a finger can hit.
        canvas.disc([x, y], 12.0);
        canvas.dot([x, y], radius, main, mark.value.is_none());
    });
}

/// A mark in a word: what was published, else its range.
fn said(mark: &Mark, scale: &Scale) -> String {
    mark.value.map_or_else(|| scale.range(mark.range), |value| format!("{}{}", mark.sign, scale.plain(value)))
}

/// The value with the numbers of its sources, where there is room for it.
fn label(canvas: &mut Canvas, place: &Place, mark: &Mark, per: Per, scale: &Scale, taken: &mut Vec<[f64; 4]>) {
    if place.small {
        return;
    }
    let value = said(mark, scale);
    let numbers = mark.sources.iter().map(|number| format!("[{number}]")).collect::<Vec<_>>().join("");
    let (wide, small) = (font::width(&value, 12.5, true), font::width(&numbers, 9.0, false));
    let (x, y) = (place.place(mark.period, per), place.y(mark.level()));
    let width = wide + if numbers.is_empty() { 0.0 } else { small + 2.0 };
    let spots = [
        [x - width - 8.0, y - 6.0],
        [x - width / 2.0, y - 11.0],
        [x + 8.0, y + 4.0],
        [x + 8.0, y + 16.0],
        [x - width - 8.0, y + 16.0],
    ];
    let free = spots.into_iter().find(|[left, base]| {
        let own = [left - 2.0, base - 11.0, left + width + 2.0, base + 3.0];
        let inside =
            own[0] >= place.at[0] && own[2] <= place.at[0] + place.size[0] + 24.0 && own[1] >= place.at[1] - 14.0;
        inside
            && own[3] <= place.at[1] + place.size[1]
            && taken
                .iter()
                .all(|other| own[2] <= other[0] || other[2] <= own[0] || own[3] <= other[1] || other[3] <= own[1])
    });
    let Some([left, base]) = free else { return };
    taken.push([left - 2.0, base - 11.0, left + width + 2.0, base + 3.0]);
    let bold = mark.value.is_some();
    canvas.text([left, base], &value, style(12.5, bold, if bold { "ink" } else { "soft" }, Anchor::Start));
    canvas.text([left + wide + 2.0, base - 4.0], &numbers, style(9.0, false, "soft", Anchor::Start));
}
