//! A series as people read it.

use crate::write::{Hue, Look, grid};
use comfy_table::{Attribute, Cell};
use kimngach_book::account::{Account, Aside, Point};
use kimngach_book::say::{self, About, label};
use kimngach_book::series::Series;
use kimngach_book::{Claim, Claims};
use std::fmt::Write as _;

/// So many digits of a bound are shown.
const DIGITS: u32 = 5;

/// One table for each series: its points with their bounds and claims.
pub(super) fn table(points: &[Point], account: &Account<'_>, look: Look) -> String {
    let mut out = String::new();
    for points in points.chunk_by(|a, b| a.cell.series == b.cell.series) {
        let series = &points[0].cell.series;
        let _ = writeln!(out, "{}", look.paint(&name(series, look), Hue::Strong));
        let mut grid = grid(look, &["period", "at least", "at most", "claims"]);
        for point in points {
            let [lo, hi] = point.bounds;
            let shown = |value: f64, up| {
                let end = say::end(value, up, DIGITS);
                end.map_or_else(|| "—".to_owned(), |end| say::amount(end, None, &series.unit, false, look.ui))
            };
            let cell = |text: String| {
                let cell = Cell::new(text);
                if point.is_implied() { cell.add_attribute(Attribute::Dim) } else { cell }
            };
            let period = say::period(point.cell.period, look.ui);
            grid.add_row(vec![
                cell(period),
                cell(shown(lo, false)),
                cell(shown(hi, true)),
                cell(told(point, account, look)),
            ]);
        }
        let _ = writeln!(out, "{}\n", grid.trim_fmt());
    }
    out
}

/// A series in words, with its class and unit.
pub(crate) fn name(series: &Series, look: Look) -> String {
    let about = About {
        indicator: series.indicator,
        flow: series.flow,
        areas: &series.areas,
        partners: &series.partners,
        commodity: series.commodity.as_deref(),
        coverage: series.coverage,
    };
    format!("{} · {} · {}", say::series(&about, look.ui), label(series.class.code(), look.ui), series.unit)
}

/// Where a claim stands.
pub(crate) fn place(claim: &Claim, claims: &Claims) -> String {
    format!("{}:{}", claims.source(claim).id, claim.at[0])
}

fn told(point: &Point, account: &Account<'_>, look: Look) -> String {
    let claims = account.claims();
    let line = |number: &usize| {
        let claim = &claims.list[*number];
        let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let how = match claim.said.transform {
            kimngach_reader::figure::Transform::Level => String::new(),
            transform => format!(" {}", label(transform.code(), look.ui)),
        };
        let reread = account.reread(*number);
        let reread = reread.map(|claim| format!(", {}", say::areas(&claim.said.areas, look.ui))).unwrap_or_default();
        format!("“{text}”{how}{reread}  {}", place(claim, claims))
    };
    let mut lines: Vec<String> = point.told.iter().chain(&point.through).map(line).collect();
    if point.is_implied() {
        lines.insert(0, label("implied", look.ui).to_owned());
    }
    for (number, why) in &point.aside {
        let why = match why {
            Aside::Slip => "slip",
            Aside::Revised(_) => "revised",
            Aside::AtOdds => "at odds",
        };
        lines.push(format!("{}  {}", line(number), label(why, look.ui)));
    }
    lines.join("\n")
}
