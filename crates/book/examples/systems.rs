//! Made-up systems of claims as lines of JSON, for a solver from elsewhere to look at: `tools/oracle.py` does.
//!
//! Of each system: its rows, the bounds that are told of some of its cells, and, where one claim is a thousand times too
//! large, the claims that are said not to hold together. Limits are decimals or fractions, as they are.

#![allow(clippy::disallowed_methods, reason = "the example writes what it made")]

use kimngach_book::reconcile::{Bounds, System, conflict, system, tight};
use kimngach_book::series::{Exact, Owner, Slack};
use kimngach_book::{Claim, Claims, Rules, Source};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufWriter, Write, stdout};

#[path = "../tests/common/network.rs"]
mod network;

/// So many rows at most are handed on with bounds to look at.
const ROWS: usize = 6_000;

fn main() -> std::io::Result<()> {
    let count: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let mut out = BufWriter::new(stdout());
    for seed in 0..count {
        let mut claims = Claims::default();
        let lines = network::figures(seed).join("\n");
        claims.add_jsonl(Source { id: "made-up".into(), ..Source::default() }, &lines, None).expect("figures");
        let true_one = made(&claims, Slack::Loose);
        let all: Vec<usize> = (0..true_one.rows.len()).collect();
        let found = true_one.groups().iter().filter_map(|group| conflict(&true_one, group, &BTreeSet::new())).count();
        let mut record = json!({"seed": seed, "claims": claims.list.len(), "conflicts": found});
        if all.len() <= ROWS {
            record["rows"] = all.iter().map(|&row| row_of(&true_one, row)).collect();
            record["signed"] = signed(&true_one);
            record["bounds"] = bounds(&true_one, &all, seed);
        }
        let slip = usize::try_from(network::Dice::new(seed).below(claims.list.len() as u64)).unwrap_or(0);
        claims.list[slip].said.value *= Decimal::from(1000);
        let slipped = made(&claims, Slack::Loose);
        let cases = slipped.groups().into_iter().filter_map(|group| {
            let found = conflict(&slipped, &group, &BTreeSet::new())?;
            let told = |row: &usize| match slipped.rows[*row].owner {
                Owner::Claim(claim) => found.claims.contains(&claim),
                Owner::Identity(_) => true,
            };
            let rows: Vec<Value> =
                group.iter().copied().filter(|row| told(row)).map(|row| row_of(&slipped, row)).collect();
            Some(json!({"claims": found.claims, "rows": rows, "slip": slip, "signed": signed(&slipped)}))
        });
        record["found"] = cases.collect();
        writeln!(out, "{record}")?;
    }
    out.flush()
}

fn made(claims: &Claims, slack: Slack) -> System {
    let own: Vec<Option<&Claim>> = claims.list.iter().map(Some).collect();
    system(&own, Rules::shipped(), slack)
}

/// The cells that may be negative.
fn signed(system: &System) -> Value {
    (0..system.cells.list().len()).filter(|&cell| system.is_signed(cell)).collect()
}

fn row_of(system: &System, row: usize) -> Value {
    let row = &system.rows[row];
    let text = |number: &Exact| number.to_string();
    let terms: Vec<Value> = row.terms.iter().map(|(cell, factor)| json!([cell, text(factor)])).collect();
    let claim = match row.owner {
        Owner::Claim(claim) => Some(claim),
        Owner::Identity(_) => None,
    };
    json!({"terms": terms, "lo": row.limits.lo.as_ref().map(text), "hi": row.limits.hi.as_ref().map(text), "claim": claim})
}

/// The told bounds of a few cells.
fn bounds(system: &System, rows: &[usize], seed: u64) -> Value {
    let near = Bounds::of(system, rows);
    let mut dice = network::Dice::new(seed + 1);
    let count = system.cells.list().len() as u64;
    let cells: Vec<usize> = (0..4).map(|_| usize::try_from(dice.below(count)).unwrap_or(0)).collect();
    let found = tight(system, &near, rows, &cells);
    let end = |end: f64| Some(end).filter(|end| end.is_finite());
    let by_steps = |cell: usize| [end(near.lo[cell]), end(near.hi[cell])];
    let list = cells.into_iter().zip(found);
    let list =
        list.map(|(cell, [lo, hi])| json!({"cell": cell, "lo": end(lo), "hi": end(hi), "steps": by_steps(cell)}));
    list.collect()
}
