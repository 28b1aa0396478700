//! Bounds hold what is true, and are as near as all rows together put them.

use kimngach_book::reconcile::{Bounds, System, system, tight, why};
use kimngach_book::series::Slack;
use kimngach_book::{Claim, Claims, Rules, Source};
use kimngach_reader::figure::Flow;
use proptest::prelude::*;

fn claims(lines: &[String]) -> Claims {
    let mut claims = Claims::default();
    let source = Source { id: "page".into(), ..Source::default() };
    claims.add_jsonl(source, &lines.join("\n"), None).unwrap();
    claims
}

fn line(flow: &str, month: u32, text: &str, value: i64) -> String {
    let day = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1];
    format!(
        r#"{{"indicator": "goods_trade", "flow": "{flow}", "area": "kon-tum", "period": "2023-{month:02}-01/2023-{month:02}-{day}", "text": "{text}", "value": {value}, "unit": "USD"}}"#
    )
}

fn of(lines: &[String]) -> System {
    let claims = claims(lines);
    let own: Vec<Option<&Claim>> = claims.list.iter().map(Some).collect();
    system(&own, Rules::shipped(), Slack::Tight)
}

fn cell(system: &System, flow: Flow) -> usize {
    let there = system.cells.list().iter().position(|cell| cell.series.flow == Some(flow));
    there.expect("a cell")
}

#[test]
fn a_total_and_a_balance_tell_both_directions() {
    let system = of(&[
        line("total", 1, "10,0 tỷ", 10_000_000_000),
        line("balance", 1, "2,0 tỷ", 2_000_000_000),
        line("export", 1, "6 tỷ", 6_000_000_000),
    ]);
    let cells = [Flow::Export, Flow::Import].map(|flow| cell(&system, flow));
    let rows: Vec<usize> = (0..system.rows.len()).collect();
    let near = Bounds::of(&system, &rows);
    // (9.95 + 1.95) / 2 to (10.05 + 2.05) / 2, which one row after the other does not see.
    assert!(near.hi[cells[0]] > 6.4e9);
    let found = tight(&system, &near, &rows, &cells);
    for (cell, (found, [lo, hi])) in cells.into_iter().zip(found.into_iter().zip([[5.95e9, 6.05e9], [3.95e9, 4.05e9]]))
    {
        let [least, most] = found;
        assert!(least <= lo && lo - least < 1.0, "{least} for {lo}");
        assert!(most >= hi && most - hi < 1.0, "{most} for {hi}");
        // By the total and the balance, whatever is told of exports.
        for (upper, end) in [(false, least), (true, most)] {
            let why = why(&system, &rows, cell, upper, end).unwrap();
            assert_eq!(why.claims.into_iter().collect::<Vec<_>>(), [0, 1]);
            assert_eq!(why.identities.len(), 2);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_true_lies_within(months in prop::collection::vec([100_u32..3_000, 100_u32..3_000], 6), told in prop::collection::vec(any::<bool>(), 24)) {
        let mut lines = Vec::new();
        for (n, [export, import]) in months.iter().enumerate() {
            let all = [
                ("export", i64::from(*export)),
                ("import", i64::from(*import)),
                ("total", i64::from(export + import)),
                ("balance", i64::from(*export) - i64::from(*import)),
            ];
            for (kind, (flow, tenths)) in all.into_iter().enumerate() {
                // Printed in whole millions.
                let millions = (tenths + 5 * tenths.signum()) / 10;
                if told[4 * n + kind] && millions != 0 {
                    lines.push(line(flow, n as u32 + 1, &format!("{} triệu", millions.abs()), millions * 1_000_000));
                }
            }
        }
        prop_assume!(!lines.is_empty());
        let system = of(&lines);
        let rows: Vec<usize> = (0..system.rows.len()).collect();
        let near = Bounds::of(&system, &rows);
        let cells: Vec<usize> = (0..system.cells.list().len()).collect();
        for (&number, [lo, hi]) in cells.iter().zip(tight(&system, &near, &rows, &cells)) {
            let cell = &system.cells.list()[number];
            let [export, import] = months[cell.period.first().month() as usize - 1].map(|tenths| f64::from(tenths) * 1e5);
            let truth = match cell.series.flow {
                Some(Flow::Export) => export,
                Some(Flow::Import) => import,
                Some(Flow::Total) => export + import,
                _ => export - import,
            };
            prop_assert!(lo <= truth && truth <= hi, "{truth} is not in {lo} to {hi}");
            prop_assert!(lo >= near.lo[number] && hi <= near.hi[number]);
            for (upper, end) in [(false, lo), (true, hi)] {
                let floor = !upper && lo <= 0.0 && cell.series.flow != Some(Flow::Balance);
                if end.is_finite() && !floor {
                    // The claims that are named give the bound by themselves.
                    let why = why(&system, &rows, number, upper, end);
                    prop_assert!(why.is_some(), "nothing puts {cell:?} at {end}");
                    let alone = why.unwrap().rows;
                    let near = Bounds::of(&system, &alone);
                    let again = tight(&system, &near, &alone, &[number])[0][usize::from(upper)];
                    let beyond = if upper { again - end } else { end - again };
                    prop_assert!(beyond <= 1e-8 * end.abs() + 1.0, "{again} is beyond {end}");
                }
            }
        }
    }
}
