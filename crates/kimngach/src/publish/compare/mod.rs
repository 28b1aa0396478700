//! Claims in, two areas side by side out.

use crate::area;
use crate::cli::CompareArgs;
use crate::problem::Problem;
use crate::publish::league::percent;
use crate::publish::plan::told;
use crate::publish::rows::{Column, Field, Rows};
use crate::series::code;
use crate::{books, read};
use jiff::civil::Date;
use kimngach_book::account::Account;
use kimngach_book::say::{self, label};
use kimngach_reader::figure::{Flow, Indicator};
use kimngach_report::chart::take::name;
use kimngach_report::compare::compare;
use kimngach_report::wording::word;
use serde_json::json;
use std::collections::BTreeSet;

/// `kimngach compare`: true when every document was read.
pub(crate) fn command(options: &CompareArgs) -> Result<bool, Problem> {
    let shown = &options.asked.shown;
    let look = read::look_of(shown.lang, shown.color);
    let ui = look.ui;
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.asked.books, &shown.common())?;
    let flow = options.flow.as_ref().map(|flow| code(flow, "--flow", Flow::from_code)).transpose()?;
    let indicator = options.indicator.as_ref();
    let indicator = indicator.map(|word| code(word, "--indicator", Indicator::from_code)).transpose()?;
    let account = Account::of(&claims, &rules);
    // The borders in which an area is told of last.
    let cells: BTreeSet<usize> = (0..claims.list.len()).filter_map(|claim| account.about(claim)).collect();
    let territory = |word: &String| -> Result<String, Problem> {
        let id = area::find(word, &claims, ui)?;
        let last = rules.areas.territory(&id, Date::MAX);
        let bare = id.split('@').next().unwrap_or(&id).to_owned();
        let told = |area: &String| cells.iter().any(|&cell| account.cells()[cell].series.areas == [area.clone()]);
        Ok(if id.contains('@') || told(&last) || !told(&bare) { last } else { bare })
    };
    let areas = [territory(&options.first)?, territory(&options.second)?];
    let pairs = compare(&account, [&areas[0], &areas[1]], |series| {
        flow.is_none_or(|flow| series.flow == Some(flow)) && indicator.is_none_or(|of| series.indicator == of)
    });
    let [a, b] = areas.each_ref().map(|area| say::area(area, ui));
    if pairs.is_empty() {
        let told = |area: &String| {
            let of = |cell: &&kimngach_book::series::Cell| cell.series.areas == [area.clone()];
            account.cells().iter().filter(of).count()
        };
        let (first, second) = (told(&areas[0]), told(&areas[1]));
        let told = format!("{a} and {b} have no series and period in common ({first} and {second} cells are known)");
        return Err(Problem::new(told));
    }
    let columns = vec![
        Column { key: "series", title: word("series", ui) },
        Column { key: "class", title: "" },
        Column { key: "period", title: word("period", ui) },
        Column { key: "first", title: label("figure", ui) },
        Column { key: "second", title: label("figure", ui) },
        Column { key: "ratio", title: word("ratio", ui) },
    ];
    let rows = pairs.iter().map(|pair| {
        let class = pair.series.class.code();
        vec![
            Field::new(format!("{} · {}", name(&pair.series, ui), label(class, ui)), json!(name(&pair.series, ui))),
            Field::new("", class),
            Field::new(say::period(pair.period, ui), pair.period.to_string()),
            told(&pair.points[0], &account, ui),
            told(&pair.points[1], &account, ui),
            percent(pair.ratio, false, ui),
        ]
    });
    let heading = format!("1: {a} · 2: {b}");
    Rows { heading, rows: rows.collect(), columns, footing: String::new() }.write(options.asked.format, look)?;
    Ok(fine)
}
