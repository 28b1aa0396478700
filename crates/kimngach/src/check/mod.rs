//! Figures in, findings out.

pub(crate) mod jsonl;
mod page;

use crate::books;
use crate::cli::{CheckArgs, Told};
use crate::problem::Problem;
use crate::read;
use crate::write::{Look, Output, View};
use kimngach_book::{Claims, Finding, check_from, unusual};
use std::io::{IsTerminal, Write, stderr, stdout};

/// How a check ended.
pub(crate) struct Checked {
    /// Whether every document was read.
    pub(crate) fine: bool,
    /// Whether some figures are proven not to be true together.
    pub(crate) proven: bool,
}

/// `kimngach check`.
pub(crate) fn command(options: &CheckArgs) -> Result<Checked, Problem> {
    let told = options.format.unwrap_or(if stdout().is_terminal() { Told::Table } else { Told::Jsonl });
    let reading = options.reading();
    let look = read::look(&reading);
    let rules = books::rules(options.knowledge.as_deref())?;
    let mut claims = Claims::default();
    let mut fine = true;
    if !options.figures.is_empty() {
        books::load(&options.figures, options.common.published, &mut claims)?;
    }
    if let Some(ledger) = &options.ledger {
        claims = books::held(ledger)?;
    }
    let documents =
        if options.figures.is_empty() && options.ledger.is_none() { read::all(&reading) } else { Vec::new() };
    let mut output = Output::open(View::Table, look, None, None)?;
    for document in documents {
        match document {
            Ok(read) => {
                claims.add(&read.opened.document, &read.figures);
                if told == Told::Table && !options.quiet {
                    let rendered = output.form().render(read);
                    output.write(rendered)?;
                }
            }
            Err(problem) => {
                fine = false;
                output.flush()?;
                let _ = writeln!(stderr(), "kimngach: {problem}");
            }
        }
    }
    output.close()?;
    let counted = [claims.sources.len(), claims.list.len()];
    let (claims, first) = match &options.against {
        Some(place) => books::around(place, claims, &rules)?,
        None => (claims, 0),
    };
    let mut findings = check_from(&claims, first, &rules, look.ui);
    if options.unusual {
        findings.extend(unusual(&claims, first, &findings, &rules, look.ui));
    }
    let mut out = String::new();
    write(&mut out, &findings, &claims, told, look);
    if told == Told::Table {
        page::sum(&mut out, &findings, counted, look);
    }
    stdout().write_all(out.as_bytes()).map_err(|error| Problem::writing("the standard output", error))?;
    Ok(Checked { fine, proven: findings.iter().any(|finding| finding.proven) })
}

/// Adds findings, in the form that is wanted.
pub(crate) fn write(out: &mut String, findings: &[Finding], claims: &Claims, told: Told, look: Look) {
    for finding in findings {
        match told {
            Told::Jsonl => jsonl::line(out, finding, claims),
            Told::Table => page::finding(out, finding, claims, look),
        }
    }
}
