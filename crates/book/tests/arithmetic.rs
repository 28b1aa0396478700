//! Cases small enough to follow by hand.

use kimngach_book::reconcile::{Bounds, Trial};
use kimngach_book::series::{Class, Slack};
use kimngach_book::{Claim, Claims, Finding, Kind, Rules, Source, check, unusual};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Coverage, Flow};

/// Figures as `flow; coverage; period; transform; base; text; value; unit; bound or status`, a line each.
fn claims(lines: &str, published: Option<&str>) -> Claims {
    let mut all = String::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        let mut keys = vec![r#""indicator": "goods_trade""#.to_owned()];
        let names =
            ["flow", "coverage", "period", "transform", "base", "text", "value", "unit", "bound", "status", "area"];
        for (name, cell) in names.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty()) {
            keys.push(if *name == "value" { format!(r#""value": {cell}"#) } else { format!(r#""{name}": "{cell}""#) });
        }
        if cells.len() < names.len() {
            keys.push(r#""area": "kon-tum""#.to_owned());
        }
        all += &format!("{{{}}}\n", keys.join(", "));
    }
    let mut claims = Claims::default();
    let published = published.map(|day| day.parse().unwrap());
    claims.add_jsonl(Source { id: "page".into(), published, ..Source::default() }, &all, None).unwrap();
    claims
}

fn findings(lines: &str) -> Vec<Finding> {
    check(&claims(lines, None), Rules::shipped(), Lang::En)
}

#[test]
fn a_balanced_chain_gives_no_finding_and_bounds_what_is_not_told() {
    let lines = "
        total; declared; 2024-01-01/2024-06-13; yoy; 2023-01-01/2023-06-13; 20,8%; 20.8; percent
        total; declared; 2024-01-01/2024-06-13; level; ; 2,7 tỷ; 2700000000; USD; over; estimate
        total; declared; 2024-01-01/2024-06-13; plan; 2024-01-01/2024-12-31; 53,3%; 53.3; percent
        export; declared; 2024-01-01/2024-06-13; level; ; 1,3 tỷ; 1300000000; USD
        export; declared; 2024-01-01/2024-06-13; plan; 2024-01-01/2024-12-31; 43,3%; 43.3; percent
        export; declared; 2024-01-01/2024-06-13; yoy; 2023-01-01/2023-06-13; 3,3%; 3.3; percent
        import; declared; 2024-01-01/2024-06-13; level; ; 1,42 tỷ; 1420000000; USD
        import; declared; 2024-01-01/2024-06-13; plan; 2024-01-01/2024-12-31; 67,6%; 67.6; percent
        import; declared; 2024-01-01/2024-06-13; yoy; 2023-01-01/2023-06-13; 43,1%; 43.1; percent";
    let claims = claims(lines, None);
    assert_eq!(check(&claims, Rules::shipped(), Lang::En), []);
    let own: Vec<Option<&Claim>> = claims.list.iter().map(Some).collect();
    let system = Trial::new(&own, Rules::shipped()).system(Slack::Tight);
    let rows: Vec<usize> = (0..system.rows.len()).collect();
    let bounds = Bounds::of(&system, &rows);
    assert!(bounds.conflict().is_none());
    let of = |year: i16, class: Class, flow: Flow| {
        let cell = system.cells.list().iter().position(|cell| {
            let series = &cell.series;
            let key = (series.flow, series.class, series.coverage) == (Some(flow), class, Some(Coverage::Declared));
            key && cell.period.first().year() == year
        });
        let cell = cell.expect("a cell");
        [bounds.lo[cell], bounds.hi[cell]].map(|end| (end / 1e6).round())
    };
    // 1.415 to 1.425 bn / 67.6 %; 2.7 bn and more, but no more than 1.35 + 1.425 bn, / 53.3 %; 1.42 bn / 1.431.
    assert_eq!(of(2024, Class::Target, Flow::Import), [2092.0, 2110.0]);
    assert_eq!(of(2024, Class::Target, Flow::Total), [5061.0, 5211.0]);
    assert_eq!(of(2023, Class::Observed, Flow::Import), [988.0, 996.0]);
    // 2.7 to 2.775 bn / 1.208.
    assert_eq!(of(2023, Class::Observed, Flow::Total), [2234.0, 2298.0]);
}

#[test]
fn a_billion_for_a_million_is_proven_and_mended() {
    let found = findings(
        "export; ; 2021-01-01/2021-09-30; level; ; 412.7 billion USD; 412700000000; USD; over
         export; ; 2021-01-01/2021-09-30; plan; 2021-01-01/2021-12-31; 66.3%; 66.3; percent
         export; ; 2021-01-01/2021-12-31; level; ; 640 million USD; 640000000; USD; ; forecast",
    );
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert!(finding.proven && finding.kind == Kind::Identity("forecast-above".into()));
    assert_eq!(finding.meant.as_ref().map(|meant| meant.claim.said.value), Some(412_700_000.into()));
    // The plan is a reason too, beside the forecast.
    assert!(finding.claims.len() == 3 && finding.message.contains("66.3%"), "{}", finding.message);
}

#[test]
fn rounding_is_no_error() {
    let sum = |total: &str, value: &str| {
        findings(&format!(
            "export; ; 2024-01-01/2024-03-31; level; ; 1,24 tỷ; 1240000000; USD
             import; ; 2024-01-01/2024-03-31; level; ; 1,31 tỷ; 1310000000; USD
             total; ; 2024-01-01/2024-03-31; level; ; {total}; {value}; USD"
        ))
    };
    assert_eq!(sum("2,57 tỷ", "2570000000"), []);
    assert_eq!(sum("2,6 tỷ", "2600000000"), []);
    let found = sum("2,75 tỷ", "2750000000");
    assert!(found.len() == 1 && found[0].proven);
    assert_eq!(found[0].kind, Kind::Identity("two-way".into()));
}

#[test]
fn a_surplus_told_as_a_deficit_turns() {
    let found = findings(
        "export; ; 2024-01-01/2024-03-31; level; ; 1,24 tỷ; 1240000000; USD
         import; ; 2024-01-01/2024-03-31; level; ; 1,01 tỷ; 1010000000; USD
         balance; ; 2024-01-01/2024-03-31; level; ; 0,23 tỷ; -230000000; USD",
    );
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.meant.as_ref().map(|meant| meant.claim.said.value), Some(230_000_000.into()));
}

#[test]
fn a_merged_province_is_the_sum_of_its_parts() {
    let lines = |whole: &str, value: &str| {
        format!(
            "export; ; 2025-01-01/2025-05-31; level; ; 3,1 tỷ; 3100000000; USD; ; ; ninh-binh@
             export; ; 2025-01-01/2025-05-31; level; ; 1,2 tỷ; 1200000000; USD; ; ; nam-dinh
             export; ; 2025-01-01/2025-05-31; level; ; 2,0 tỷ; 2000000000; USD; ; ; ha-nam
             export; ; 2025-01-01/2025-05-31; level; ; {whole}; {value}; USD; ; ; ninh-binh"
        )
    };
    let check = |lines: &str| check(&claims(lines, Some("2025-08-01")), Rules::shipped(), Lang::En);
    assert_eq!(check(&lines("6,3 tỷ", "6300000000")), []);
    assert_eq!(check(&lines("8,3 tỷ", "8300000000"))[0].kind, Kind::Identity("area-sum".into()));
}

#[test]
fn plans_that_differ_are_different_plans() {
    let found = findings(
        "export; ; 2024-01-01/2024-06-30; level; ; 500 triệu; 500000000; USD
         export; ; 2024-01-01/2024-06-30; plan; 2024-01-01/2024-12-31; 55,1%; 55.1; percent
         export; ; 2024-01-01/2024-06-30; plan; 2024-01-01/2024-12-31; 48,2%; 48.2; percent",
    );
    assert_eq!(found, []);
}

#[test]
fn one_page_revises_another() {
    let line = "export; ; 2024-01-01/2024-03-31; level; ; 1,24 tỷ; 1240000000; USD";
    let mut both = claims(line, Some("2024-04-02"));
    let later = claims(&line.replace("1,24", "1,42").replace("124", "142"), Some("2024-07-02"));
    both.sources.extend(later.sources);
    both.list.extend(later.list.into_iter().map(|claim| Claim { document: 1, ..claim }));
    let found = check(&both, Rules::shipped(), Lang::En);
    assert_eq!(
        found.iter().map(|finding| (finding.kind.code(), finding.proven)).collect::<Vec<_>>(),
        [("revision", false)]
    );
}

#[test]
fn an_amount_far_from_its_habit_is_suspected() {
    let year = |year: u32, amounts: [u32; 10]| -> String {
        let line = |(month, amount)| {
            format!("export; ; {year}-{month:02}-01/{year}-{month:02}-28; level; ; {amount}.0 m; {amount}000000; USD\n")
        };
        (1..).zip(amounts).map(line).collect()
    };
    let before = year(2023, [40, 42, 39, 45, 50, 41, 44, 43, 47, 46]);
    let usual = [44, 45, 43, 50, 56, 44, 48, 47, 53, 50];
    let far = |lines: &str| {
        let claims = claims(lines, None);
        let known = check(&claims, Rules::shipped(), Lang::En);
        assert_eq!(known, []);
        unusual(&claims, 0, &known, Rules::shipped(), Lang::En)
    };
    assert_eq!(far(&(before.clone() + &year(2024, usual))), []);
    let mut swelling = usual;
    swelling[6] = 480;
    let found = far(&(before + &year(2024, swelling)));
    assert_eq!(
        found.iter().map(|of| (of.kind.code(), of.proven, of.claims.len())).collect::<Vec<_>>(),
        [("unusual-change", false, 2)]
    );
    assert!(found[0].message.contains("480.0 m") && found[0].message.contains("44.0 m"), "{}", found[0].message);
}

#[test]
fn the_mean_of_a_day_stands_beside_the_sum_and_the_highest_day() {
    // April has thirty days: 1,200 a day make 36,000 at most, and 23,760 where ten days were closed.
    let vehicles = |rows: &str| {
        let mut all = String::new();
        for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let [transform, text, value] =
                <[&str; 3]>::try_from(row.split(';').map(str::trim).collect::<Vec<_>>()).unwrap();
            all += &format!(
                r#"{{"indicator": "vehicles", "flow": "export", "area": "lang-son", "period": "2025-04-01/2025-04-30", "transform": "{transform}", "text": "{text}", "value": {value}, "unit": "vehicle"}}"#
            );
            all.push('\n');
        }
        let mut claims = Claims::default();
        claims.add_jsonl(Source { id: "page".into(), ..Source::default() }, &all, None).unwrap();
        check(&claims, Rules::shipped(), Lang::En)
    };
    assert_eq!(vehicles("level; 35.100; 35100\n daily; 1.200; 1200\n peak; 1.450; 1450"), []);
    let found = vehicles("level; 351.000; 351000\n daily; 1.200; 1200");
    assert_eq!(
        found.iter().map(|finding| (finding.kind.code(), finding.proven)).collect::<Vec<_>>(),
        [("daily-days", false)]
    );
    let found = vehicles("daily; 1.200; 1200\n peak; 1.100; 1100");
    assert_eq!(
        found.iter().map(|finding| (finding.kind.code(), finding.proven)).collect::<Vec<_>>(),
        [("daily-peak", true)]
    );
}

/// Exports of two provinces and the country in 2024, with the places that are told.
fn ranked(places: &str) -> Vec<(String, bool)> {
    let lines = format!(
        "
        export; ; 2024-01-01/2024-12-31; level; ; 46 tỷ USD; 46000000000; USD; ; ; ho-chi-minh
        export; ; 2024-01-01/2024-12-31; level; ; 39 tỷ USD; 39000000000; USD; ; ; bac-ninh
        export; ; 2024-01-01/2024-12-31; level; ; 405 tỷ USD; 405000000000; USD; ; ; vietnam
        {places}"
    );
    findings(&lines).into_iter().map(|finding| (format!("{:?}", finding.kind), finding.proven)).collect()
}

#[test]
fn places_in_the_country_are_held_against_amounts() {
    let place = |area: &str, place: u8| {
        format!("export; ; 2024-01-01/2024-12-31; rank; vietnam; thứ {place}; {place}; rank; ; ; {area}\n")
    };
    let identity = |name: &str| vec![(format!("Identity({name:?})"), false)];
    assert_eq!(ranked(&(place("ho-chi-minh", 1) + &place("bac-ninh", 2))), []);
    assert_eq!(ranked(&(place("ho-chi-minh", 3) + &place("bac-ninh", 2))), identity("place-order"));
    assert_eq!(ranked(&place("bac-ninh", 1)), identity("place-first"), "the city has more than the first");
    let delta = "export; ; 2024-01-01/2024-12-31; rank; ; thứ 1; 1; rank; ; ; bac-ninh";
    assert_eq!(ranked(delta), [], "it is not told among whom");
    assert_eq!(ranked(&(place("bac-ninh", 2) + &place("ho-chi-minh", 2))), [], "of two leagues");
    // Who is eleventh of all has at most an eleventh: 36.8 of 405.
    assert_eq!(ranked(&place("bac-ninh", 10)), []);
    assert_eq!(ranked(&place("bac-ninh", 11)), identity("place-share"));
}
