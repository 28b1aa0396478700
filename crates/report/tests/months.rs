//! Months that follow from totals since New Year.

use kimngach_book::account::{Account, Wanted};
use kimngach_book::{Claims, Rules, Source};
use kimngach_reader::figure::Flow;
use kimngach_report::month::months;

fn told(list: &[(&str, &str, i64)]) -> Claims {
    let mut claims = Claims::default();
    for (number, (from, to, millions)) in list.iter().enumerate() {
        let line = format!(
            r#"{{"indicator": "goods_trade", "flow": "export", "area": "kon-tum", "period": "{from}/{to}", "transform": "level", "text": "{millions} triệu USD", "value": {millions}000000, "unit": "USD"}}"#
        );
        let source = Source { id: format!("page-{number}"), published: to.parse().ok(), ..Source::default() };
        claims.add_jsonl(source, &line, None).unwrap();
    }
    claims
}

#[test]
fn a_month_between_two_totals_is_bounded_and_estimated_but_not_published() {
    let claims = told(&[
        ("2024-01-01", "2024-03-31", 90),
        ("2024-01-01", "2024-04-30", 125),
        ("2024-01-01", "2024-06-30", 200),
        ("2024-06-01", "2024-06-30", 39),
    ]);
    let rules = Rules::shipped();
    let account = Account::of(&claims, rules);
    let wanted = Wanted::trade(Some(Flow::Export), &["kon-tum".to_owned()], &rules.areas);
    let months = months(&account, &wanted, 2024).unwrap();
    let month = |number: usize| &months.list[number - 1];
    // 124.5 to 125.5 less 89.5 to 90.5.
    let [lo, hi] = month(4).bounds;
    assert!((lo / 1e6 - 34.0).abs() < 0.01 && (hi / 1e6 - 36.0).abs() < 0.01, "{lo} to {hi}");
    assert!(month(4).published.is_none() && (34e6..=36e6).contains(&month(4).estimate.unwrap()));
    // June is published, and is not estimated.
    assert!(month(6).published.is_some() && month(6).estimate.is_none());
    // May is what April and June leave of 200.
    let may = month(5).estimate.unwrap();
    assert!((34e6..=38e6).contains(&may) && may >= month(5).bounds[0] && may <= month(5).bounds[1], "{may}");
    // Three months of the first quarter, none above it.
    assert!(month(2).bounds[1] <= 90.51e6 && month(2).estimate.unwrap() < 35e6);
    let quarter: f64 = (1..=3).map(|number| month(number).estimate.unwrap()).sum();
    assert!((89.49e6..=90.51e6).contains(&quarter), "{quarter}");
}

#[test]
fn a_year_of_which_nothing_is_told_has_no_months() {
    let claims = told(&[("2024-01-01", "2024-03-31", 90)]);
    let rules = Rules::shipped();
    let account = Account::of(&claims, rules);
    let wanted = Wanted::trade(Some(Flow::Export), &["kon-tum".to_owned()], &rules.areas);
    assert!(months(&account, &wanted, 2019).is_none());
}
