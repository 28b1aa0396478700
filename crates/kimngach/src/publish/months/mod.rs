//! Claims in, the months of a year out: what is published, between which amounts the others lie, and an estimate.

use crate::area;
use crate::cli::MonthsArgs;
use crate::problem::Problem;
use crate::publish::league::bounds;
use crate::publish::plan::told;
use crate::publish::rows::{Column, Field, Rows};
use crate::series::{end, place, wanted};
use crate::{books, read};
use kimngach_book::account::Account;
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_report::chart::take::name;
use kimngach_report::month::{Month, months};
use kimngach_report::wording::word;
use serde_json::{Value, json};

/// So many digits of an estimate are shown.
const DIGITS: u32 = 3;

/// `kimngach months`: true when every document was read.
pub(crate) fn command(options: &MonthsArgs) -> Result<bool, Problem> {
    let shown = &options.asked.shown;
    let look = read::look_of(shown.lang, shown.color);
    let ui = look.ui;
    let rules = books::rules(shown.knowledge.as_deref())?;
    let wanted = wanted(&options.words, &rules.areas)?;
    let year = wanted.period.filter(|period| period.is_whole_years()).map(|period| period.last().year());
    let year = year.ok_or_else(|| Problem::new("name the year too, such as 2024"))?;
    let (claims, fine) = books::claims(&options.asked.books, &shown.common())?;
    for id in options.words.words[0].split('+') {
        area::find(id, &claims, ui)?;
    }
    let account = Account::of(&claims, &rules);
    let Some(found) = months(&account, &wanted, year) else {
        return Err(Problem::new(format!(
            "no amount of {year} is told of this series; kimngach series lists those there are"
        )));
    };
    let columns = vec![
        Column { key: "period", title: word("period", ui) },
        Column { key: "published", title: word("published", ui) },
        Column { key: "bounds", title: word("bounds", ui) },
        Column { key: "estimate", title: word("estimated", ui) },
        Column { key: "told", title: "" },
    ];
    let unit = &found.series.unit;
    let row = |month: &Month| {
        let published = month.published.as_ref();
        let claims_of = published.map(|point| &point.told[..]).unwrap_or_default();
        let sources: Vec<Value> = claims_of.iter().map(|&claim| json!(place(&claims.list[claim], &claims))).collect();
        let known = month.bounds[1].is_finite();
        vec![
            Field::new(say::period(month.period, ui), month.period.to_string()),
            published.map_or_else(|| Field::new("", Value::Null), |point| told(point, &account, ui)),
            if known { bounds(month.bounds, unit, ui) } else { Field::new("", Value::Null) },
            month.estimate.filter(|_| known).map_or_else(
                || Field::new("", Value::Null),
                |value| Field::new(estimate(value, unit, ui), end(value, false)),
            ),
            Field::new("", Value::Array(sources)),
        ]
    };
    let heading = format!("{} · {} · {year}", name(&found.series, ui), say::areas(&found.series.areas, ui));
    let how = match (found.pattern, ui) {
        (Some(of), Lang::Vi) => {
            format!("Ước tính theo nhịp các tháng năm {of}, nằm trong các khoảng đã suy ra; không phải số công bố")
        }
        (Some(of), Lang::En) => {
            format!("Estimates follow the months of {of} within the bounds; they are not published figures")
        }
        (None, Lang::Vi) => "Ước tính theo đường đều nhất trong các khoảng đã suy ra; không phải số công bố".to_owned(),
        (None, Lang::En) => {
            "Estimates are the most even course within the bounds; they are not published figures".to_owned()
        }
    };
    Rows { heading, columns, rows: found.list.iter().map(row).collect(), footing: how }
        .write(options.asked.format, look)?;
    Ok(fine)
}

/// An estimate with the sign that it is none but about so much.
fn estimate(value: f64, unit: &str, ui: Lang) -> String {
    say::end(value, false, DIGITS)
        .map(|value| format!("≈\u{202F}{}", say::amount(value, None, unit, false, ui)))
        .unwrap_or_default()
}
