//! A row for each number that a document tells.

use super::{day, ids};
use crate::file::{Books, Cell};
use kimngach_book::Claim;
use kimngach_book::account::{Account, Aside};
use kimngach_book::series::exact::rounded;
use kimngach_book::series::{Exact, Printed, Slack};
use rust_decimal::Decimal;

pub(super) fn rows<'a>(books: &Books<'a>) -> Vec<Vec<Cell<'a>>> {
    let claims = books.claims;
    let row = |(number, claim): (usize, &'a Claim)| {
        let (source, said) = (claims.source(claim), &claim.said);
        let [lo, hi] = printed(claim);
        let code = |code: Option<&'static str>| Cell::text(code);
        vec![
            Cell::text(Some(source.id.as_str())),
            day(source.published),
            Cell::whole(Some(claim.at[0])),
            Cell::whole(Some(claim.at[1])),
            Cell::text(Some(claim.text.as_str())),
            code(Some(said.indicator.code())),
            code(said.flow.map(|flow| flow.code())),
            ids(&said.areas),
            ids(&said.partners),
            Cell::text(said.commodity.as_deref()),
            code(said.coverage.map(|coverage| coverage.code())),
            day(said.period.map(|period| period.first())),
            day(said.period.map(|period| period.last())),
            code(Some(said.transform.code())),
            Cell::text(said.base.as_ref().map(|base| base.to_string())),
            Cell::number(Some(said.value)),
            Cell::number(said.value_to),
            Cell::number(lo),
            Cell::number(hi),
            Cell::text(Some(said.unit.as_str())),
            code(said.bound.map(|bound| bound.code())),
            code(said.status.map(|status| status.code())),
            code(books.account.map(|account| standing(number, claim, account))),
            Cell::text(claim.credited.as_deref()),
            Cell::text(claim.sentence.as_deref()),
            Cell::text(source.url.as_deref()),
        ]
    };
    claims.list.iter().enumerate().map(row).collect()
}

/// The least and the greatest true value that the printed number allows.
pub(in crate::file) fn printed(claim: &Claim) -> [Option<Decimal>; 2] {
    let said = &claim.said;
    let printed = Printed {
        text: &claim.text,
        value: said.value,
        value_to: said.value_to,
        bound: said.bound,
        status: said.status,
    };
    let interval = printed.interval(Slack::Tight);
    // The ends are decimals: as many digits behind the point as fit.
    let end = |end: Option<Exact>| [12, 6, 3, 0].iter().find_map(|&digits| rounded(end.as_ref()?, digits));
    [end(interval.lo), end(interval.hi)]
}

fn standing(number: usize, claim: &Claim, account: &Account<'_>) -> &'static str {
    match account.aside().get(&number) {
        _ if claim.teaser => "teaser",
        None => "stands",
        Some(Aside::Slip) => "slip",
        Some(Aside::Revised(_)) => "revised",
        Some(Aside::AtOdds) => "at-odds",
    }
}
