//! Claims in, a series out.

mod lines;
mod page;
mod words;

use crate::cli::{Format, SeriesArgs};
use crate::problem::Problem;
use crate::{area, books, read};
use kimngach_book::account::{Account, Wanted};
use kimngach_book::{Claims, say};
use kimngach_reader::Lang;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write, stdout};

pub(crate) use kimngach_reader::fold as id;
pub(crate) use lines::{end, keys};
pub(crate) use page::{name, place};
pub(crate) use words::wanted;
#[cfg(feature = "report")]
pub(crate) use words::{code, period};

/// `kimngach series`: true when every document was read.
pub(crate) fn command(options: &SeriesArgs) -> Result<bool, Problem> {
    let look = read::look(&options.common.reading(&[]));
    let rules = books::rules(options.knowledge.as_deref())?;
    let wanted = wanted(&options.words, &rules.areas)?;
    let (claims, fine) = books::claims(&options.books, &options.common)?;
    let account = Account::of(&claims, &rules);
    let points = account.points(&wanted);
    if points.is_empty() {
        return Err(nothing(&wanted, &claims, look.ui));
    }
    let format = options.format.unwrap_or(if stdout().is_terminal() { Format::Table } else { Format::Jsonl });
    let out = match format {
        Format::Table => page::table(&points, &account, look),
        Format::Jsonl => lines::jsonl(&points, &account),
        Format::Csv => lines::csv(&points, &account),
    };
    stdout().write_all(out.as_bytes()).map_err(|error| Problem::writing("the standard output", error))?;
    Ok(fine)
}

/// What is told of the area instead, or areas that are written nearly like it, so that the next question finds it.
pub(crate) fn nothing(wanted: &Wanted, claims: &Claims, ui: Lang) -> Problem {
    let bare = |id: &String| id.split('@').next().unwrap_or(id).to_owned();
    let areas: Vec<String> = wanted.areas.iter().map(bare).collect();
    if let Some(unknown) = areas.iter().find_map(|word| area::find(word, claims, ui).err()) {
        return unknown;
    }
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for claim in &claims.list {
        let said = &claim.said;
        if said.areas.iter().map(bare).any(|area| areas.contains(&area)) && said.indicator == wanted.indicator {
            let flow = said.flow.map_or("-", |flow| flow.code());
            let coverage = said.coverage.map(|coverage| format!(" {}", coverage.code())).unwrap_or_default();
            *told.entry(format!("{flow}{coverage}")).or_default() += 1;
        }
    }
    let told: Vec<String> = told.into_iter().map(|(what, count)| format!("{what} ({count})")).collect();
    let areas = say::areas(&wanted.areas, ui);
    let rest =
        if told.is_empty() { "and nothing else of the area".to_owned() } else { format!("but {}", told.join(", ")) };
    Problem::new(format!("the claims tell nothing of this series of {areas}, {rest}"))
}
