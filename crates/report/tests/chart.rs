//! What pictures show, held against the numbers they were drawn from.

use kimngach_reader::Lang;
use kimngach_reader::figure::Period;
use kimngach_report::chart::{self, Bar, Bars, Caption, Counted, Expected, Fan, Gauge, Line, Mark, Per, Tile, Tiles};
use std::collections::BTreeMap;

fn caption(lang: Lang) -> Caption {
    let title = if lang == Lang::Vi {
        "Xuất nhập khẩu của Lạng Sơn & nơi khác"
    } else {
        "Trade of Lang Son & others"
    };
    Caption {
        title: title.into(),
        subtitle: "Phạm vi".into(),
        sources: vec!["Báo cáo tháng 6 (28/6/2024)".into()],
        date: "2024-06-28".parse().ok(),
        lang,
    }
}

fn bar(name: &str, value: Option<f64>, range: [f64; 2]) -> Bar {
    Bar { name: name.into(), rank: String::new(), value, sign: "", range, sources: vec![1] }
}

/// The values of an attribute of the elements that hold a mark, in order.
fn all(svg: &str, mark: &str, attribute: &str) -> Vec<f64> {
    let attribute = format!(" {attribute}=\"");
    let elements = svg.lines().filter(|line| line.contains(mark));
    elements.map(|line| line.split_once(&attribute).unwrap().1.split_once('"').unwrap().0.parse().unwrap()).collect()
}

/// The corners of the paths of a class.
fn corners(svg: &str, class: &str) -> Vec<Vec<[f64; 2]>> {
    let paths = svg.lines().filter(|line| line.contains(&format!("class=\"{class}\"")));
    let of = |line: &str| {
        let steps = line.split_once(" d=\"M").unwrap().1.split_once('"').unwrap().0.to_owned();
        let corner = |step: &str| {
            let (x, y) = step.split_once(' ').unwrap();
            [x.parse().unwrap(), y.parse().unwrap()]
        };
        steps.split(" L").map(corner).collect()
    };
    paths.map(of).collect()
}

fn months(values: &[(i8, Option<f64>, [f64; 2])]) -> Line {
    let mark = |&(month, value, range): &(i8, Option<f64>, [f64; 2])| Mark {
        period: Period::months(2024, month, month).unwrap(),
        value,
        sign: "",
        range,
        sources: if value.is_some() { vec![1] } else { vec![] },
        link: None,
    };
    Line { unit: "USD".into(), marks: values.iter().map(mark).collect(), per: Per::Month }
}

#[test]
fn bars_are_as_long_as_their_values() {
    let list = vec![
        bar("a", Some(4e9), [3.9e9, 4.1e9]),
        bar("b", Some(1e9), [1e9, 1e9]),
        bar("c", None, [1e9, 3e9]),
        bar("d", Some(-2e9), [-2e9, -2e9]),
    ];
    let picture = chart::bars(&Bars { unit: "USD".into(), list, whole: None }, &caption(Lang::Vi));
    let wide = all(picture.svg(), "class=\"bar\"", "width");
    // The one that is only bounded reaches to the middle of its range.
    for (width, value) in wide.iter().zip([4.0, 1.0, 2.0, 2.0]) {
        assert!((width / wide[1] - value).abs() < 0.002, "{wide:?}");
    }
    let left = all(picture.svg(), "class=\"bar\"", "x");
    assert!((left[3] + wide[3] - left[0]).abs() < 0.02, "a fall ends where the others begin");
    assert!(picture.svg().contains(">1,00–3,00<") && picture.svg().contains(">−2<"), "{}", picture.svg());
}

#[test]
fn bands_reach_over_the_bounds_and_lines_through_what_was_published() {
    let line = months(&[(1, Some(20.0), [18.0, 24.0]), (2, None, [30.0, 50.0]), (4, Some(10.0), [10.0, 10.0])]);
    let picture = chart::series(&line, &caption(Lang::En));
    let (bands, lines) = (corners(picture.svg(), "band"), corners(picture.svg(), "line"));
    // March is not told: nothing leads to April.
    assert_eq!((bands.len(), lines.len()), (1, 1));
    let [up_1, up_2, low_2, low_1] = bands[0][..] else { panic!("{bands:?}") };
    let a_unit = (low_1[1] - up_1[1]) / 6.0;
    assert!(a_unit > 0.0 && ((low_2[1] - up_2[1]) / 20.0 - a_unit).abs() < 0.01);
    // The line: January at 20, February in the middle of 30 and 50.
    assert!((low_1[1] - lines[0][0][1] - 2.0 * a_unit).abs() < 0.05);
    assert!((lines[0][0][1] - lines[0][1][1] - 20.0 * a_unit).abs() < 0.05);
    assert_eq!((up_1[0], up_2[0]), (low_1[0], low_2[0]));
}

#[test]
fn a_fan_opens_around_what_is_expected_behind_what_was_counted() {
    let day = |n: i8| jiff::civil::date(2026, 3, n);
    let expected = |n: i8, kind: &str| Expected {
        day: day(n),
        middle: 200.0,
        near: [150.0, 260.0],
        far: [100.0, 400.0],
        kind: kind.into(),
    };
    let fan = Fan {
        unit: "vehicle".into(),
        counted: vec![Counted { day: day(1), value: 300.0, link: Some("/documents/a#f-1".into()) }],
        expected: vec![expected(2, ""), expected(3, "closed")],
    };
    let picture = chart::fan(&fan, &caption(Lang::En));
    let band = |class| corners(picture.svg(), class).remove(0);
    let (far, near, middle) = (band("far"), band("near"), band("middle"));
    // Two days, their upper ends and back along the lower ones; all at one scale.
    let a_vehicle = (far[3][1] - far[0][1]) / 300.0;
    assert!(far.len() == 4 && near.len() == 4 && middle.len() == 2 && a_vehicle > 0.0);
    for (at, value) in [(near[0], 260.0), (near[3], 150.0), (middle[0], 200.0)] {
        assert!((far[0][1] + (400.0 - value) * a_vehicle - at[1]).abs() < 0.05, "{value}");
        assert_eq!(at[0], far[0][0]);
    }
    let dot = picture.svg().split("href=\"/documents/a#f-1\"").nth(1).unwrap();
    assert!(dot.contains("1 Mar 2026: 300 vehicles"), "{dot}");
    // Its place is as far before the first day to come as that is before the second.
    let x: f64 = dot.split("cx=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert!((middle[0][0] - x - (middle[1][0] - middle[0][0])).abs() < 0.05);
    // The mark under the day that is closed; the other is the one of the legend.
    let marks = all(picture.svg(), "r=\"2.6\"", "cx");
    assert!(marks.len() == 2 && marks.contains(&middle[1][0]), "{marks:?}");
}

#[test]
fn a_gauge_is_full_at_the_plan() {
    let gauge = Gauge {
        name: "Exports".into(),
        unit: "USD".into(),
        target: Some(([2e9, 2e9], Some(2e9))),
        reached: Some(([0.5e9, 0.5e9], Some(0.5e9), "Jan–Mar 2024".into())),
        share: Some(([24.5, 25.5], Some(25.0))),
        elapsed: Some(0.25),
        sources: vec![1],
    };
    let picture = chart::plan(&[gauge], &caption(Lang::En));
    let (bar, plan) =
        (all(picture.svg(), "class=\"bar\"", "width")[0], all(picture.svg(), "class=\"plan\"", "width")[0]);
    assert!((bar / plan - 0.25).abs() < 0.001);
    for text in ["25% of the plan", "Jan–Mar 2024: 500 million USD", "plan: 2 billion USD"] {
        assert!(picture.svg().contains(text), "{text}");
    }
}

#[test]
fn tiles_are_all_provinces_and_darker_for_more() {
    let tile = |value: f64| Tile { value: Some(value), range: [value, value] };
    let values: BTreeMap<String, Tile> =
        [("lang-son", 5e9), ("bac-ninh", 1e9)].into_iter().map(|(id, value)| (id.to_owned(), tile(value))).collect();
    for (tiles, count) in [(Tiles::Before, 63), (Tiles::Since, 34)] {
        let picture = chart::map(tiles, &values, "USD", &caption(Lang::Vi));
        let rects: Vec<&str> = picture.svg().lines().filter(|line| line.contains("class=\"tile\"")).collect();
        assert_eq!(rects.len(), count);
        let filled: Vec<&&str> = rects.iter().filter(|line| !line.contains("#f4f4f4")).collect();
        assert_eq!(filled.len(), 2);
        assert!(picture.svg().contains(">Lạng Sơn<") && picture.svg().contains(">5<"));
    }
}

#[test]
fn every_picture_tells_title_unit_source_and_date() {
    for lang in [Lang::Vi, Lang::En] {
        let picture = chart::series(&months(&[(1, Some(20e9), [18e9, 24e9])]), &caption(lang));
        let (unit, source, date) = match lang {
            Lang::Vi => ("tỷ USD", "Nguồn: [1]\u{A0}Báo cáo tháng 6", "Văn bản đến ngày 28/6/2024"),
            Lang::En => ("billion USD", "Source: [1]\u{A0}Báo cáo tháng 6", "Documents up to 28 Jun 2024"),
        };
        for text in [unit, source, date, "Lạng Sơn &amp; nơi khác", "Lang Son &amp; others"] {
            let other = text.starts_with('L') && text.contains("nơi") != (lang == Lang::Vi);
            assert!(other || picture.svg().contains(text), "{text}");
        }
    }
}

#[test]
fn the_same_numbers_make_the_same_bytes() {
    let draw = || chart::series(&months(&[(1, Some(20.0), [18.0, 24.0]), (2, None, [3.0, 5.0])]), &caption(Lang::Vi));
    let (one, two) = (draw(), draw());
    assert_eq!(one.standalone(), two.standalone());
    assert!(one.standalone().contains("@font-face") && !one.svg().contains("@font-face"));
    let (first, second) = (one.png(1.0).unwrap(), two.png(1.0).unwrap());
    assert!(first == second && first.starts_with(b"\x89PNG"));
    // Width and height stand behind the signature and the name of the first part.
    let side = |at: usize| u32::from_be_bytes(first[at..at + 4].try_into().unwrap());
    assert_eq!([side(16), side(20)].map(f64::from), one.size());
    assert!(one.png(1000.0).is_err());
}
