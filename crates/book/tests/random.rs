//! Figures printed from one truth never conflict; with one slip among them, it is in every smallest conflict.

#[path = "common/network.rs"]
mod network;

use kimngach_book::reconcile::{Trial, conflict};
use kimngach_book::series::{Owner, Slack};
use kimngach_book::{Claim, Claims, Rules, Source, check};
use kimngach_reader::Lang;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Exports and imports of 24 months, in thousand dollars.
#[derive(Debug, Clone)]
struct History {
    months: Vec<[u64; 2]>,
    /// Which of the figures that can be told are told.
    told: Vec<bool>,
    /// Whether amounts are cut off instead of rounded.
    cut: bool,
}

fn history() -> impl Strategy<Value = History> {
    let months = prop::collection::vec([100_000_u64..3_000_000, 100_000_u64..3_000_000], 24);
    (months, prop::collection::vec(any::<bool>(), 200), any::<bool>()).prop_map(|(months, told, cut)| History {
        months,
        told,
        cut,
    })
}

const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl History {
    /// Millions with one decimal.
    fn amount(&self, thousands: i64) -> String {
        let tenths = if self.cut { thousands / 100 } else { (thousands + 50 * thousands.signum()) / 100 };
        format!("{}.{}", tenths / 10, tenths.abs() % 10)
    }

    fn span(first: usize, last: usize) -> String {
        let month = |n: usize| (2023 + n / 12, n % 12 + 1);
        let ((from, a), (to, b)) = (month(first), month(last));
        format!("{from}-{a:02}-01/{to}-{b:02}-{:02}", DAYS[last % 12])
    }

    /// The figures as lines of JSON.
    fn lines(&self) -> Vec<String> {
        let mut out = Vec::new();
        let mut told = self.told.iter().cycle();
        let mut put = |flow: &str, first, last, rest: String| {
            if *told.next().unwrap_or(&true) {
                let period = History::span(first, last);
                out.push(format!(
                    r#"{{"indicator": "goods_trade", "flow": "{flow}", "area": "kon-tum", "period": "{period}", {rest}}}"#
                ));
            }
        };
        let sum = |first: usize, last: usize| {
            let add = |flow: usize| self.months[first..=last].iter().map(|month| month[flow]).sum::<u64>() as i64;
            [add(0), add(1)]
        };
        for year in 0..2 {
            for month in 0..12 {
                let at = 12 * year + month;
                for (first, last) in [(at, at), (12 * year, at)].into_iter().take(1 + usize::from(month > 0)) {
                    let [export, import] = sum(first, last);
                    let all = [("export", export), ("import", import), ("total", export + import)];
                    for (flow, thousands) in all {
                        let text = self.amount(thousands);
                        let value = format!("{}00000", text.replace('.', ""));
                        put(flow, first, last, format!(r#""text": "{text} m", "value": {value}, "unit": "USD""#));
                        if year == 1 {
                            let [export, import] = sum(first - 12, last - 12);
                            let base = match flow {
                                "export" => export,
                                "import" => import,
                                _ => export + import,
                            };
                            let tenths = (thousands * 1000 / base) - 1000;
                            let percent = format!(
                                "{}{}.{}",
                                if tenths < 0 { "-" } else { "" },
                                tenths.abs() / 10,
                                tenths.abs() % 10
                            );
                            let shown = percent.trim_start_matches('-');
                            let over = History::span(first - 12, last - 12);
                            let rest = format!(
                                r#""text": "{shown}%", "value": {percent}, "unit": "percent", "transform": "yoy", "base": "{over}""#
                            );
                            put(flow, first, last, rest);
                        }
                    }
                }
            }
        }
        out
    }
}

fn claims(lines: &[String]) -> Claims {
    let mut all = String::new();
    lines.iter().for_each(|line| writeln!(all, "{line}").unwrap());
    let mut claims = Claims::default();
    claims.add_jsonl(Source { id: "history".into(), ..Source::default() }, &all, None).unwrap();
    claims
}

// 256 histories each; PROPTEST_CASES sets another number.
proptest! {
    #[test]
    fn one_history_has_no_conflict(history in history()) {
        let claims = claims(&history.lines());
        let findings = check(&claims, Rules::shipped(), Lang::En);
        prop_assert!(findings.is_empty(), "{}", findings[0].message);
    }

    #[test]
    fn a_country_has_no_conflict(seed in any::<u64>()) {
        let claims = claims(&network::figures(seed));
        let findings = check(&claims, Rules::shipped(), Lang::En);
        prop_assert!(findings.is_empty(), "{}", findings[0].message);
    }

    #[test]
    fn a_slip_in_a_country_is_in_every_smallest_conflict(seed in any::<u64>(), which in any::<prop::sample::Index>()) {
        let mut claims = claims(&network::figures(seed));
        let slip = which.index(claims.list.len());
        claims.list[slip].said.value *= rust_decimal::Decimal::from(1000);
        slip_is_in_conflicts(&claims, slip)?;
    }

    #[test]
    fn a_slip_is_in_every_smallest_conflict(history in history(), which in any::<prop::sample::Index>()) {
        let mut claims = claims(&history.lines());
        let slip = which.index(claims.list.len());
        claims.list[slip].said.value *= rust_decimal::Decimal::from(1000);
        slip_is_in_conflicts(&claims, slip)?;
    }
}

/// That each smallest conflict has the slip in it, and none is left when any claim of it is left out.
fn slip_is_in_conflicts(claims: &Claims, slip: usize) -> Result<(), TestCaseError> {
    let own: Vec<Option<&Claim>> = claims.list.iter().map(Some).collect();
    let trial = Trial::new(&own, Rules::shipped());
    let system = trial.system(Slack::Loose);
    for group in system.groups() {
        let Some(found) = conflict(&system, &group, &BTreeSet::new()) else { continue };
        prop_assert!(found.claims.contains(&slip));
        for &claim in &found.claims {
            let others = |row: &usize| match system.rows[*row].owner {
                Owner::Claim(of) => of != claim && found.claims.contains(&of),
                Owner::Identity(_) => true,
            };
            let rest: Vec<usize> = group.iter().copied().filter(others).collect();
            prop_assert!(conflict(&system, &rest, &BTreeSet::new()).is_none(), "not the smallest");
        }
    }
    Ok(())
}
