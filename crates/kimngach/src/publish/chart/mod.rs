//! Claims in, a picture out.

mod league;
mod series;

use crate::cli::{ChartCommand, Paint};
use crate::problem::Problem;
use kimngach_book::account::Account;
use kimngach_reader::Lang;
use kimngach_report::chart::take::Sources;
use kimngach_report::chart::{Caption, Picture};
use std::fs;
use std::io::{Write, stdout};
use std::path::Path;

/// `kimngach chart`: true when every document was read.
pub(crate) fn command(command: &ChartCommand) -> Result<bool, Problem> {
    match command {
        ChartCommand::Series(options) => series::series(options),
        ChartCommand::Growth(options) => series::growth(options),
        ChartCommand::Multiples(options) => series::multiples(options),
        ChartCommand::Plan(options) => league::plan(options),
        ChartCommand::League(options) => league::league(options),
        ChartCommand::Share(options) => league::share(options),
        ChartCommand::Map(options) => league::map(options),
    }
}

/// What stands around a picture.
fn caption(
    title: String,
    subtitle: String,
    paint: &Paint,
    sources: &Sources,
    account: &Account<'_>,
    lang: Lang,
) -> Caption {
    Caption {
        title: paint.title.clone().unwrap_or(title),
        subtitle,
        sources: sources.names(account, lang),
        date: sources.day(account),
        lang,
    }
}

/// Writes the picture in the format that the name asks for.
fn put(picture: &Picture, paint: &Paint) -> Result<(), Problem> {
    let path = paint.out.as_path();
    if path == Path::new("-") {
        let out = picture.standalone();
        return stdout().write_all(out.as_bytes()).map_err(|error| Problem::writing("the standard output", error));
    }
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    let bytes = match end.as_deref() {
        Some("svg") => picture.standalone().into_bytes(),
        Some("png") => picture.png(paint.scale).map_err(|error| Problem::at(path.display(), error))?,
        _ => return Err(Problem::at(path.display(), "is neither .svg nor .png; name the picture so")),
    };
    fs::write(path, bytes).map_err(|error| Problem::writing(path.display(), error))
}
