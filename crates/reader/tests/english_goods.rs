//! English sentences that name goods, direction and balance in other ways than "exports of rice reached".
//!
//! Each is read behind an opening that sets area and period; a line a figure:
//! text | indicator flow | goods | transform | value unit.

use kimngach_reader::{Document, Lang, Meta, read};

const OPENING: &str = "Binh Dinh's foreign trade in first half\n\nBinh Dinh province's exports reached 900 million USD in \
                       the first half of 2024, up 8 percent year on year, and its imports 300 million USD.\n\n";

fn check(sentence: &str, expected: &[&str]) {
    let text = format!("{OPENING}{sentence}");
    let meta = Meta { published: "2024-07-10".parse().ok(), ..Meta::default() };
    let document = Document::from_text("test", text.as_str(), meta, Some(Lang::En));
    let said: Vec<String> = read(&document)
        .iter()
        .filter(|f| f.at.start() >= OPENING.len())
        .map(|f| {
            let flow = f.flow.map_or(String::new(), |flow| format!(" {flow}"));
            let goods = f.commodity.as_deref().unwrap_or("-");
            format!("{} | {}{flow} | {goods} | {} | {} {}", f.at.of(&text), f.indicator, f.transform, f.value, f.unit)
        })
        .collect();
    assert_eq!(said, expected, "{sentence}");
}

#[test]
fn goods_of_the_sentence_before() {
    check(
        "Cinnamon was less lucky. It generated only 41 million USD, 7 percent below the year-earlier figure.",
        &[
            "41 million USD | goods_trade export | Cinnamon | level | 41000000 USD",
            "7 percent | goods_trade export | Cinnamon | yoy | -7 percent",
        ],
    );
    check(
        "Garments did best of all. Their exports came to 126 million USD.",
        &["126 million USD | goods_trade export | Garments | level | 126000000 USD"],
    );
    check(
        "Wood pellets told another story: sales abroad jumped 30 percent, and export earnings rose to 80 million USD.",
        &[
            "30 percent | goods_trade export | Wood pellets | yoy | 30 percent",
            "80 million USD | goods_trade export | Wood pellets | level | 80000000 USD",
        ],
    );
}

#[test]
fn goods_behind_the_number() {
    check(
        "The province earned 41 million USD from garments and 3 million USD from footwear.",
        &[
            "41 million USD | goods_trade export | garments | level | 41000000 USD",
            "3 million USD | goods_trade export | footwear | level | 3000000 USD",
        ],
    );
    check(
        "Local mills spent 11 million USD on machinery.",
        &["11 million USD | goods_trade import | machinery | level | 11000000 USD"],
    );
    check(
        "Some 45 percent of the shipments consisted of furniture, whose exports rose 6 percent.",
        &[
            "45 percent | goods_trade export | furniture | share | 45 percent",
            "6 percent | goods_trade export | furniture | yoy | 6 percent",
        ],
    );
    check(
        "The province exported 1,400 tonnes of tinplate scrolls, up 2 percent.",
        &[
            "1,400 tonnes | volume export | tinplate scrolls | level | 1400 tonne",
            "2 percent | volume export | tinplate scrolls | yoy | 2 percent",
        ],
    );
}

#[test]
fn goods_that_no_list_knows() {
    check(
        "Exports of porcelain insulators reached 12 million USD, and those of carved gourds 3 million USD.",
        &[
            "12 million USD | goods_trade export | porcelain insulators | level | 12000000 USD",
            "3 million USD | goods_trade export | carved gourds | level | 3000000 USD",
        ],
    );
    check(
        "The leading exports were woven mats (12 million USD), joss sticks (8 million USD) and stone blocks (2 million USD).",
        &[
            "12 million USD | goods_trade export | woven mats | level | 12000000 USD",
            "8 million USD | goods_trade export | joss sticks | level | 8000000 USD",
            "2 million USD | goods_trade export | stone blocks | level | 2000000 USD",
        ],
    );
    check(
        "Exports of local firms reached 12 million USD.",
        &["12 million USD | goods_trade export | - | level | 12000000 USD"],
    );
}

#[test]
fn directions_told_around() {
    check(
        "The goods went chiefly to Japan (37% of imports), South Korea (25%) and India (10%).",
        &[
            "37% | goods_trade import | - | share | 37 percent",
            "25% | goods_trade import | - | share | 25 percent",
            "10% | goods_trade import | - | share | 10 percent",
        ],
    );
    check(
        "Cotton (28%) and fabrics (12%) were the main imports.",
        &[
            "28% | goods_trade import | Cotton | share | 28 percent",
            "12% | goods_trade import | fabrics | share | 12 percent",
        ],
    );
    check(
        "In the other direction, 31 million USD went on foreign machinery, a rise of 5 percent.",
        &[
            "31 million USD | goods_trade import | machinery | level | 31000000 USD",
            "5 percent | goods_trade import | machinery | yoy | 5 percent",
        ],
    );
    check(
        "Goods worth 12 million USD left the country and 10 million USD worth entered, leaving 2 million USD in its favour.",
        &[
            "12 million USD | goods_trade export | - | level | 12000000 USD",
            "10 million USD | goods_trade import | - | level | 10000000 USD",
            "2 million USD | goods_trade balance | - | level | 2000000 USD",
        ],
    );
}

#[test]
fn balances_told_by_comparison() {
    check(
        "Exports exceeded imports by 600 million USD.",
        &["600 million USD | goods_trade balance | - | level | 600000000 USD"],
    );
    check(
        "In May the province bought 20 million USD more than it sold.",
        &["20 million USD | goods_trade balance | - | level | -20000000 USD"],
    );
}

#[test]
fn a_change_told_twice() {
    check(
        "Exports came to 160 million USD, some 2 percent or 3 million USD above last year's.",
        &[
            "160 million USD | goods_trade export | - | level | 160000000 USD",
            "2 percent | goods_trade export | - | yoy | 2 percent",
            "3 million USD | goods_trade export | - | change | 3000000 USD",
        ],
    );
}

#[test]
fn the_economy_beside_trade() {
    check(
        "The State budget collected 3.4 trillion VND, 16 percent above the estimate.",
        &[
            "3.4 trillion VND | budget_revenue | - | level | 3400000000000 VND",
            "16 percent | budget_revenue | - | growth | 16 percent",
        ],
    );
    check(
        "The local economy expanded by 6.4%, with services in the lead at 9%.",
        &["6.4% | grdp | - | yoy | 6.4 percent", "9% | grdp | services | yoy | 9 percent"],
    );
    check(
        "Industrial production did well: its value was VND26,700 billion.",
        &["VND26,700 billion | industrial_output | - | level | 26700000000000 VND"],
    );
}
