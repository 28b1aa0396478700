//! Why is a bound of a series what it is?

use crate::check::jsonl::claim;
use crate::cli::{ExplainArgs, Told};
use crate::problem::Problem;
use crate::series::{end, keys, name, nothing, place, wanted};
use crate::write::{Hue, Look, excerpt, wrapped};
use crate::{books, read};
use kimngach_book::Rules;
use kimngach_book::account::{Account, Chain, Link, Point};
use kimngach_book::say::{self, About};
use kimngach_book::series::{Owner, Series};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _, stdout};

/// So many digits of a bound are shown.
const DIGITS: u32 = 5;

/// `kimngach explain`: true when every document was read.
pub(crate) fn command(options: &ExplainArgs) -> Result<bool, Problem> {
    let look = read::look(&options.common.reading(&[]));
    let rules = books::rules(options.knowledge.as_deref())?;
    let wanted = wanted(&options.words, &rules.areas)?;
    if wanted.period.is_none() {
        return Err(Problem::new(
            "name the period too, such as 2024 or 2024-01/2024-06; kimngach series lists those there are",
        ));
    }
    let (claims, fine) = books::claims(&options.books, &options.common)?;
    let account = Account::of(&claims, &rules);
    let points = account.points(&wanted);
    if points.is_empty() {
        return Err(nothing(&wanted, &claims, look.ui));
    }
    let told = options.format.unwrap_or(if stdout().is_terminal() { Told::Table } else { Told::Jsonl });
    let mut out = String::new();
    for point in &points {
        let chains = account.chains(point.number);
        match told {
            Told::Table => text(&mut out, point, &chains, &account, &rules, look),
            Told::Jsonl => line(&mut out, point, &chains, &account, &rules),
        }
    }
    stdout().write_all(out.as_bytes()).map_err(|error| Problem::writing("the standard output", error))?;
    Ok(fine)
}

fn text(out: &mut String, point: &Point, chains: &[Chain; 2], account: &Account<'_>, rules: &Rules, look: Look) {
    let heading = format!("{} · {}", name(&point.cell.series, look), say::period(point.cell.period, look.ui));
    let _ = writeln!(out, "{}", look.paint(&heading, Hue::Strong));
    for chain in chains {
        let side = say::label(if chain.upper { "at most" } else { "at least" }, look.ui);
        let shown = amount(chain.value, chain.upper, &point.cell.series.unit, look);
        let _ = writeln!(out, "  {side} {}", look.paint(&shown, Hue::Cyan));
        for link in &chain.links {
            step(out, link, point, account, rules, look);
        }
        together(out, chain, account, rules, look);
    }
    out.push('\n');
}

fn step(out: &mut String, link: &Link, point: &Point, account: &Account<'_>, rules: &Rules, look: Look) {
    let indent = "  ".repeat(link.depth + 2);
    let sign = if link.upper { "≤" } else { "≥" };
    let shown = amount(link.value, link.upper, &link.cell.series.unit, look);
    let period = say::period(link.cell.period, look.ui);
    let named = if link.cell.series == point.cell.series {
        period
    } else {
        format!("{} · {period}", differs(&link.cell.series, &point.cell.series, look))
    };
    let bound = format!("{named} {sign} {shown}");
    match link.by {
        Owner::Claim(number) => {
            let claim = &account.claims().list[number];
            wrapped(out, &format!("{bound}: “{}”", claim.text.trim()), &indent, look.width);
            quote(out, number, &indent, account, look);
        }
        Owner::Identity(number) => {
            let label = rules.identities[number].label.of(look.ui);
            wrapped(out, &format!("{bound}, {} {label}", say::label("because", look.ui)), &indent, look.width);
        }
    }
}

/// The claims that put a bound where it is only all together.
fn together(out: &mut String, chain: &Chain, account: &Account<'_>, rules: &Rules, look: Look) {
    let claims: Vec<usize> = chain.together.iter().filter_map(claim_of).collect();
    if claims.is_empty() {
        return;
    }
    let labels = chain.together.iter().filter_map(|owner| match owner {
        Owner::Identity(number) => Some(rules.identities[*number].label.of(look.ui)),
        Owner::Claim(_) => None,
    });
    let labels: Vec<&str> = labels.collect();
    let because = if labels.is_empty() {
        String::new()
    } else {
        format!(", {} {}", say::label("because", look.ui), labels.join(", "))
    };
    wrapped(out, &format!("{}{because}:", say::label("all together", look.ui)), "    ", look.width);
    for number in claims {
        let claim = &account.claims().list[number];
        let period = claim.said.period.map(|period| format!("{} · ", say::period(period, look.ui)));
        let about = About {
            indicator: claim.said.indicator,
            flow: claim.said.flow,
            areas: &claim.said.areas,
            partners: &claim.said.partners,
            commodity: claim.said.commodity.as_deref(),
            coverage: claim.said.coverage,
        };
        let told = format!("{} · {}“{}”", say::series(&about, look.ui), period.unwrap_or_default(), claim.text.trim());
        wrapped(out, &told, "      ", look.width);
        quote(out, number, "      ", account, look);
    }
}

fn claim_of(owner: &Owner) -> Option<usize> {
    match owner {
        Owner::Claim(number) => Some(*number),
        Owner::Identity(_) => None,
    }
}

/// The place of a claim with its sentence.
fn quote(out: &mut String, number: usize, indent: &str, account: &Account<'_>, look: Look) {
    let claim = &account.claims().list[number];
    let sentence = claim.sentence.as_deref().unwrap_or(&claim.text);
    let place = place(claim, account.claims());
    wrapped(out, &format!("{place}  {}", excerpt(sentence, &claim.text)), &format!("{indent}    "), look.width);
}

/// What tells a series from the one that is explained.
fn differs(series: &Series, from: &Series, look: Look) -> String {
    let about = About {
        indicator: series.indicator,
        flow: series.flow,
        areas: if series.areas == from.areas { &[] } else { &series.areas[..] },
        partners: if series.partners == from.partners { &[] } else { &series.partners[..] },
        commodity: series.commodity.as_deref().filter(|_| series.commodity != from.commodity),
        coverage: series.coverage.filter(|_| series.coverage != from.coverage),
    };
    let mut told = say::series(&about, look.ui);
    if series.class != from.class {
        told = format!("{told} · {}", say::label(series.class.code(), look.ui));
    }
    told
}

fn amount(value: f64, up: bool, unit: &str, look: Look) -> String {
    say::end(value, up, DIGITS).map_or_else(|| "—".to_owned(), |end| say::amount(end, None, unit, false, look.ui))
}

fn line(out: &mut String, point: &Point, chains: &[Chain; 2], account: &Account<'_>, rules: &Rules) {
    let mut record = keys(&point.cell.series);
    record.insert("period".into(), json!(point.cell.period.to_string()));
    for (key, chain) in ["lo", "hi"].into_iter().zip(chains) {
        let steps = chain.links.iter().map(|link| {
            let mut step = keys(&link.cell.series);
            step.insert("period".into(), json!(link.cell.period.to_string()));
            step.insert("depth".into(), json!(link.depth));
            step.insert(if link.upper { "hi" } else { "lo" }.into(), end(link.value, link.upper));
            match link.by {
                Owner::Claim(number) => {
                    step.insert("claim".into(), claim(&account.claims().list[number], account.claims()));
                }
                Owner::Identity(number) => {
                    step.insert("identity".into(), json!(rules.identities[number].name));
                }
            }
            Value::Object(step)
        });
        let mut found = json!({"value": end(chain.value, chain.upper), "steps": steps.collect::<Vec<_>>()});
        if !chain.together.is_empty() {
            let parts = chain.together.iter().map(|owner| match owner {
                Owner::Claim(number) => json!({"claim": claim(&account.claims().list[*number], account.claims())}),
                Owner::Identity(number) => json!({"identity": rules.identities[*number].name}),
            });
            found["together"] = parts.collect();
        }
        record.insert(key.into(), found);
    }
    out.push_str(&Value::Object(record).to_string());
    out.push('\n');
}
