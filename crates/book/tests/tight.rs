//! Bounds hold what is true, and are as near as all rows together put them.

use kimngach_book::reconcile::{Bounds, System, Tight, system, tight};
use kimngach_book::series::{Owner, Slack};
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
    let found = tight(&system, &cells);
    let rows: Vec<usize> = (0..system.rows.len()).collect();
    let near = Bounds::of(&system, &rows);
    // (9.95 + 1.95) / 2 to (10.05 + 2.05) / 2, which one row after the other does not see.
    assert!(near.hi[cells[0]] > 6.4e9);
    for (found, [lo, hi]) in found.iter().zip([[5.95e9, 6.05e9], [3.95e9, 4.05e9]]) {
        let (least, most) = (found.lo.unwrap(), found.hi.unwrap());
        assert!(least <= lo && lo - least < 1.0, "{least} for {lo}");
        assert!(most >= hi && most - hi < 1.0, "{most} for {hi}");
        let owners: Vec<Owner> = found.lo_by.iter().map(|&row| system.rows[row].owner).collect();
        assert_eq!(owners.iter().filter(|owner| matches!(owner, Owner::Claim(_))).count(), 2);
        assert_eq!(owners.len(), 4);
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
                if told[4 * n + kind] {
                    lines.push(line(flow, n as u32 + 1, &format!("{} triệu", millions.abs()), millions * 1_000_000));
                }
            }
        }
        prop_assume!(!lines.is_empty());
        let system = of(&lines);
        let rows: Vec<usize> = (0..system.rows.len()).collect();
        let near = Bounds::of(&system, &rows);
        let cells: Vec<usize> = (0..system.cells.list().len()).collect();
        for (&number, found) in cells.iter().zip(tight(&system, &cells)) {
            let cell = &system.cells.list()[number];
            let [export, import] = months[cell.period.first().month() as usize - 1].map(|tenths| f64::from(tenths) * 1e5);
            let truth = match cell.series.flow {
                Some(Flow::Export) => export,
                Some(Flow::Import) => import,
                Some(Flow::Total) => export + import,
                _ => export - import,
            };
            let Tight { lo, hi, lo_by, hi_by } = found;
            let (lo, hi) = (lo.unwrap_or(f64::NEG_INFINITY), hi.unwrap_or(f64::INFINITY));
            prop_assert!(lo <= truth && truth <= hi, "{truth} is not in {lo} to {hi}");
            prop_assert!(lo >= near.lo[number] && hi <= near.hi[number]);
            // The rows that are named give the bound by themselves.
            for (upper, by) in [(false, lo_by), (true, hi_by)] {
                let alone = System::of(system.cells.clone(), by.iter().map(|&row| system.rows[row].clone()).collect());
                let again = &tight(&alone, &[number])[0];
                let (end, again) = if upper { (hi, again.hi) } else { (-lo, again.lo.map(|lo| -lo)) };
                prop_assert!(again.unwrap_or(f64::INFINITY) <= end + 1e-6 * end.abs() + 1.0 || !end.is_finite());
            }
        }
    }
}
