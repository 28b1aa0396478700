//! What `kimngach score` prints.

mod common;

use common::Place;
use insta::assert_snapshot;

const GOLD: &str = r#"{"at": [10, 20], "text": "2,5 tỷ USD", "indicator": "goods_trade", "flow": "export", "area": "lang-son", "value": 2500000000, "unit": "USD"}
{"at": [30, 35], "text": "12,5%", "indicator": "goods_trade", "flow": "export", "area": "lang-son", "value": 12.5, "unit": "percent", "open": ["flow"]}
{"at": [40, 46], "text": "300 xe", "indicator": "vehicles", "value": 300, "unit": "vehicle"}
{"at": [90, 95], "text": "1 tấn", "indicator": "volume", "value": 1, "unit": "tonne", "section": "teaser"}
"#;

const PRED: &str = r#"{"at": [10, 20], "text": "2,5 tỷ USD", "indicator": "goods_trade", "flow": "import", "areas": ["lang-son", "cao-bang"], "value": 2500000000.0, "unit": "USD", "bound": "over"}
{"at": [30, 35], "text": "12,5%", "indicator": "goods_trade", "flow": "total", "area": "lang-son", "value": 12.5, "unit": "percent"}
{"at": [60, 64], "text": "2025", "indicator": "other", "value": 2025, "unit": "item"}
{"at": [70, 75], "text": "5 cửa", "indicator": "enterprises", "value": 5, "unit": "enterprise"}
"#;

fn place() -> Place {
    Place::with(&[("gold/a.figures.jsonl", GOLD), ("gold/b.figures.jsonl", ""), ("pred/a.figures.jsonl", PRED)])
}

#[test]
fn the_table_the_differences_and_the_confusions() {
    let ran = place().run(&["score", "gold", "pred", "--verbose", "--confusion"]);
    assert_snapshot!(ran.told(), @"
    exit code 0
    b.figures.jsonl: no prediction file
    ");
    assert_snapshot!(ran.out, @"
    a.figures: '2,5 tỷ USD': flow: gold export got import; area: gold ('lang-son',) got ('cao-bang', 'lang-son'); bound: gold None got over
    a.figures: missed '300 xe' at [40, 46]
    a.figures: invented '5 cửa' at [70, 75]
    2 documents
                 precision recall     F1   (right / predicted / gold)
    found            0.500  0.667  0.571   (2 / 4 / 3)
    strict           0.250  0.333  0.286   (1 / 4 / 3)
    full             0.250  0.333  0.286   (1 / 4 / 3)
    core found       0.667  0.667  0.667   (2 / 3 / 3)
    core strict      0.333  0.333  0.333   (1 / 3 / 3)
    core full        0.333  0.333  0.333   (1 / 3 / 3)
    wrong keys: flow 1, area 1, bound 1, (missed) 1, (invented) 1

    count  key         gold      got
        1  (invented)  -         enterprises
        1  (missed)    vehicles  -
        1  area        lang-son  cao-bang + lang-son
        1  bound       -         over
        1  flow        export    import
    ");
}

#[test]
fn json_for_scripts() {
    assert_snapshot!(place().run(&["score", "gold", "pred", "--json"]).out, @r#"{"found": {"p": 0.5, "r": 0.6666666666666666, "f1": 0.5714285714285715}, "strict": {"p": 0.25, "r": 0.3333333333333333, "f1": 0.28571428571428575}, "full": {"p": 0.25, "r": 0.3333333333333333, "f1": 0.28571428571428575}, "core found": {"p": 0.6666666666666666, "r": 0.6666666666666666, "f1": 0.6666666666666666}, "core strict": {"p": 0.3333333333333333, "r": 0.3333333333333333, "f1": 0.3333333333333333}, "core full": {"p": 0.3333333333333333, "r": 0.3333333333333333, "f1": 0.3333333333333333}}"#);
}

#[test]
fn what_cannot_be_scored_is_named() {
    let place = place();
    place.put("pred/a.figures.jsonl", b"{\"at\": [1, 2]}\n\n{\"text\": \"5\"}\n");
    assert_snapshot!(place.run(&["score", "gold", "pred"]).told(), @r#"
    exit code 2
    kimngach: pred/a.figures.jsonl: line 3: no span "at": [start, end]
    "#);
    assert_snapshot!(place.run(&["score", "pred/none", "pred"]).told(), @"
    exit code 2
    kimngach: pred/none: cannot be read (No such file or directory)
    ");
    place.put("empty/a.txt", b"x");
    assert_snapshot!(place.run(&["score", "empty", "pred"]).told(), @"
    exit code 2
    kimngach: empty: holds no NAME.figures.jsonl; give the folder of the gold figures
    ");
}
