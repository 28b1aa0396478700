//! `kimngach score`.

use super::args::ScoreArgs;
use crate::problem::Problem;
use crate::score;
use std::io::{self, Write};

pub(super) fn run(options: &ScoreArgs) -> Result<bool, Problem> {
    let pairs = score::folder(&options.gold, &options.pred).map_err(|error| Problem::new(error.to_string()))?;
    for pair in pairs.iter().filter(|pair| pair.pred.is_none()) {
        let _ = writeln!(io::stderr(), "{}.figures.jsonl: no prediction file", pair.name);
    }
    let report = score::score(&pairs);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut print = || {
        if options.verbose {
            report.differences().iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        if options.json {
            writeln!(out, "{}", report.to_json())?;
        } else {
            write!(out, "{report}")?;
        }
        if options.confusion {
            write!(out, "\n{}", report.confusion_table())?;
        }
        out.flush()
    };
    print().map_err(|error| Problem::writing("the standard output", error))?;
    Ok(true)
}
