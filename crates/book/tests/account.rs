//! What claims of several documents say of a series together.

use kimngach_book::account::{Account, Aside, Point, Wanted};
use kimngach_book::series::Owner;
use kimngach_book::{Claims, Kind, Rules, Source, check};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Coverage, Flow, Period};

/// Adds a document: its day, and its figures as `area; flow; period; transform; text; value; unit`, a line each.
fn add(claims: &mut Claims, id: &str, day: &str, lines: &str) {
    let mut all = String::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        let [area, flow, period, transform, text, value, unit] = cells[..] else { panic!("{line}") };
        all += &format!(
            r#"{{"indicator": "goods_trade", "area": "{area}", "flow": "{flow}", "period": "{period}", "transform": "{transform}", "text": "{text}", "value": {value}, "unit": "{unit}"}}"#
        );
        all.push('\n');
    }
    let source = Source { id: id.into(), published: day.parse().ok(), ..Source::default() };
    claims.add_jsonl(source, &all, None).unwrap();
}

fn points(account: &Account<'_>, area: &str, flow: Flow) -> Vec<Point> {
    account.points(&Wanted::trade(Some(flow), &[area.to_owned()], &Rules::shipped().areas))
}

fn near(point: &Point) -> [i64; 2] {
    point.bounds.map(|end| (end / 1e6).round() as i64)
}

fn period(point: &Point) -> String {
    point.cell.period.to_string()
}

#[test]
fn months_and_totals_since_new_year_fill_each_other() {
    let mut claims = Claims::default();
    let nine = "kon-tum; export; 2024-01-01/2024-09-30; level; 345 triệu USD; 345000000; USD";
    let ten = "kon-tum; export; 2024-01-01/2024-10-31; level; 389 triệu USD; 389000000; USD";
    add(&mut claims, "september", "2024-10-05", nine);
    add(&mut claims, "october", "2024-11-05", ten);
    let account = Account::of(&claims, Rules::shipped());
    let points = points(&account, "kon-tum", Flow::Export);
    let told: Vec<(String, bool, [i64; 2])> =
        points.iter().map(|point| (period(point), point.is_implied(), near(point))).collect();
    // 389 ± 0.5 less 345 ± 0.5, which were rounded at the last digit.
    let expected = [
        ("2024-01-01/2024-09-30".to_owned(), false, [345, 346]),
        ("2024-01-01/2024-10-31".to_owned(), false, [389, 390]),
        ("2024-10-01/2024-10-31".to_owned(), true, [43, 45]),
    ];
    assert_eq!(told.len(), 3);
    for ((period, implied, [lo, hi]), (expected, is_implied, [least, most])) in told.iter().zip(expected) {
        assert_eq!((period, *implied), (&expected, is_implied));
        assert!(*lo >= least - 1 && *hi <= most, "{period}: {lo} to {hi}");
    }
}

#[test]
fn a_province_that_was_merged_is_the_sum_of_its_parts_before() {
    let mut claims = Claims::default();
    let parts = "
        hung-yen; export; 2024-01-01/2024-12-31; level; 6,4 tỷ USD; 6400000000; USD
        thai-binh; export; 2024-01-01/2024-12-31; level; 3,1 tỷ USD; 3100000000; USD";
    add(&mut claims, "before", "2025-01-20", parts);
    let growth = "hung-yen; export; 2025-01-01/2025-12-31; yoy; 10%; 10; percent";
    add(&mut claims, "after", "2026-01-20", growth);
    let account = Account::of(&claims, Rules::shipped());
    let points = points(&account, "hung-yen", Flow::Export);
    let of = |year: &str| points.iter().find(|point| period(point).starts_with(year)).expect("a point");
    // 9.5 billion, each part rounded by 50 million; then 9.5 to 10.5 percent more.
    assert!(of("2024").is_implied() && of("2025").is_implied());
    let ([lo, hi], [from, to]) = (near(of("2024")), near(of("2025")));
    assert!((9350..=9401).contains(&lo) && (9599..=9650).contains(&hi), "{lo} to {hi}");
    assert!((10_230..=10_300).contains(&from) && (10_600..=10_670).contains(&to), "{from} to {to}");
    let account_before =
        account.points(&Wanted::trade(Some(Flow::Export), &["hung-yen@".to_owned()], &Rules::shipped().areas));
    assert_eq!(account_before.iter().map(near).collect::<Vec<_>>(), [[6350, 6450]]);
}

#[test]
fn a_later_document_revises_and_a_wrong_multiplier_stands_aside() {
    let mut claims = Claims::default();
    add(&mut claims, "early", "2024-07-05", "kon-tum; import; 2024-01-01/2024-06-30; level; 51,2 triệu; 51200000; USD");
    add(&mut claims, "late", "2024-08-05", "kon-tum; import; 2024-01-01/2024-06-30; level; 53,9 triệu; 53900000; USD");
    let slip = "
        kon-tum; export; 2024-01-01/2024-06-30; level; 200 tỷ USD; 200000000000; USD
        kon-tum; import; 2024-01-01/2024-06-30; level; 53,9 triệu USD; 53900000; USD
        kon-tum; total; 2024-01-01/2024-06-30; level; 253,9 triệu USD; 253900000; USD";
    add(&mut claims, "slip", "2024-08-06", slip);
    let account = Account::of(&claims, Rules::shipped());
    let import = points(&account, "kon-tum", Flow::Import);
    assert_eq!((import.len(), near(&import[0])), (1, [54, 54]));
    assert_eq!(import[0].told, [1, 3]);
    assert_eq!(import[0].aside, [(0, Aside::Revised(3))]);
    let export = points(&account, "kon-tum", Flow::Export);
    assert_eq!((export.len(), near(&export[0]), export[0].is_implied()), (1, [200, 200], true));
    assert_eq!(export[0].aside, [(2, Aside::Slip)]);
}

#[test]
fn a_bound_leads_back_to_its_claims() {
    let mut claims = Claims::default();
    let lines = "
        kon-tum; import; 2024-01-01/2024-06-30; level; 50 triệu USD; 50000000; USD
        kon-tum; total; 2024-01-01/2024-06-30; level; 250 triệu USD; 250000000; USD";
    add(&mut claims, "page", "2024-08-06", lines);
    let account = Account::of(&claims, Rules::shipped());
    let mut wanted = Wanted::trade(Some(Flow::Export), &["kon-tum".to_owned()], &Rules::shipped().areas);
    wanted.period = Period::months(2024, 1, 6);
    let points = account.points(&wanted);
    assert_eq!((points.len(), near(&points[0])), (1, [199, 201]));
    let [lower, upper] = account.chains(points[0].number);
    for (chain, value) in [(&lower, 199_000_000.0), (&upper, 201_000_000.0)] {
        assert!((chain.value - value).abs() < 1.0, "{}", chain.value);
        let steps: Vec<(usize, String)> =
            chain.links.iter().map(|link| (link.depth, format!("{:?}", link.by))).collect();
        assert_eq!(steps.len(), 3);
        assert!(steps[0].1.starts_with("Identity") && steps[1..].iter().all(|(depth, _)| *depth == 1), "{steps:?}");
    }
    wanted.coverage = Some(Coverage::Through);
    assert!(account.points(&wanted).is_empty());
}

#[test]
fn what_is_told_anew_is_a_revision_and_no_error() {
    let mut claims = Claims::default();
    add(&mut claims, "early", "2024-07-05", "kon-tum; import; 2024-01-01/2024-06-30; level; 51,2 triệu; 51200000; USD");
    add(&mut claims, "late", "2024-08-05", "kon-tum; import; 2024-01-01/2024-06-30; level; 53,9 triệu; 53900000; USD");
    let findings = check(&claims, Rules::shipped(), Lang::En);
    assert_eq!(findings.len(), 1);
    assert_eq!((&findings[0].kind, findings[0].proven, findings[0].suspect), (&Kind::Revision, false, 0));
    assert!(findings[0].message.contains("51,2 triệu") && findings[0].message.contains("2024-08-05"));
}

#[test]
fn a_slip_shows_against_other_documents() {
    let mut claims = Claims::default();
    add(
        &mut claims,
        "nine",
        "2024-10-05",
        "kon-tum; export; 2024-01-01/2024-09-30; level; 345 triệu USD; 345000000; USD",
    );
    add(
        &mut claims,
        "month",
        "2024-11-05",
        "kon-tum; export; 2024-10-01/2024-10-31; level; 44 tỷ USD; 44000000000; USD",
    );
    add(
        &mut claims,
        "ten",
        "2024-11-06",
        "kon-tum; export; 2024-01-01/2024-10-31; level; 389 triệu USD; 389000000; USD",
    );
    let findings = check(&claims, Rules::shipped(), Lang::En);
    assert_eq!(findings.len(), 1);
    let finding = &findings[0];
    assert_eq!((finding.kind.code(), finding.proven, finding.suspect), ("cumulative", false, 1));
    assert_eq!(finding.meant.as_ref().map(|meant| meant.claim.said.value), Some(44_000_000.into()));
}

#[test]
fn a_total_and_a_balance_tell_exports_together() {
    let mut claims = Claims::default();
    let lines = "\
        kon-tum; total; 2024-01-01/2024-12-31; level; 10,0 tỷ USD; 10000000000; USD
        kon-tum; balance; 2024-01-01/2024-12-31; level; 2,0 tỷ USD; 2000000000; USD";
    add(&mut claims, "year", "2025-01-05", lines);
    let account = Account::of(&claims, Rules::shipped());
    let points = points(&account, "kon-tum", Flow::Export);
    assert_eq!(
        points.iter().map(|point| (point.is_implied(), near(point))).collect::<Vec<_>>(),
        [(true, [5950, 6050])]
    );
    for chain in account.chains(points[0].number) {
        assert!(chain.links.is_empty());
        let claims = chain.together.iter().filter(|owner| matches!(owner, Owner::Claim(_))).count();
        assert_eq!((claims, chain.together.len()), (2, 4));
    }
}
