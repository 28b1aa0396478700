//! English clauses that take up a time, a sum or a side told in another clause.
//!
//! A row is a publishing date, a text, and one line a figure: text | indicator flow | period | transform | value unit.

mod said;

use said::{english, period, series};

fn check(published: &str, text: &str, expected: &[&str]) {
    let said = english(published, text, |f| {
        format!("{} | {} | {} | {} | {} {}", f.at.of(text), series(f), period(f), f.transform, f.value, f.unit)
    });
    assert_eq!(said, expected, "{text}");
}

#[test]
fn a_clause_on_the_year_compared_with() {
    check(
        "2024-07-05",
        "Dong Thap exports grow\n\nIn the year to June, exports from Dong Thap province came to 900 million USD. It targets \
         1.9 billion USD for 2024, up 8 percent from last year, when shipments reached 1.7 billion USD.\n\nFish brought \
         in 500 million USD of that, a rise of 12 percent.",
        &[
            "900 million USD | goods_trade export | 2024-01-01/2024-06-30 | level | 900000000 USD",
            "1.9 billion USD | goods_trade export | 2024-01-01/2024-12-31 | level | 1900000000 USD",
            "8 percent | goods_trade export | 2024-01-01/2024-12-31 | yoy | 8 percent",
            "1.7 billion USD | goods_trade export | 2023-01-01/2023-12-31 | level | 1700000000 USD",
            "500 million USD | goods_trade export | 2024-01-01/2024-06-30 | level | 500000000 USD",
            "12 percent | goods_trade export | 2024-01-01/2024-06-30 | yoy | 12 percent",
        ],
    );
}

#[test]
fn a_year_behind_all_it_is_meant_for() {
    check(
        "2024-03-05",
        "Tra Vinh exports\n\nTra Vinh's exports were 90 million USD in the first two months. The province aims for exports \
         of 700 million USD and imports of 300 million USD this year, or 8 percent of what it hopes to earn by 2030. By \
         year-end it is determined to ship 10,000 tonnes of rice abroad.",
        &[
            "90 million USD | goods_trade export | 2024-01-01/2024-02-29 | level | 90000000 USD",
            "700 million USD | goods_trade export | 2024-01-01/2024-12-31 | level | 700000000 USD",
            "300 million USD | goods_trade import | 2024-01-01/2024-12-31 | level | 300000000 USD",
            "8 percent | goods_trade import | 2024-01-01/2024-12-31 | plan | 8 percent",
            "10,000 tonnes | volume export | 2024-01-01/2024-12-31 | level | 10000 tonne",
        ],
    );
}

#[test]
fn the_period_that_is_counted() {
    check(
        "2023-08-05",
        "Ninh Thuan exports rise\n\nNinh Thuan's exports reached 90 million USD in the first seven months of 2023. In July \
         alone, the province earned 14 million USD, 3 percent more than in June. Korea was the largest buyer in the \
         period with 20 million USD, its purchases growing by 7 percent. Double-digit growth is hoped for.",
        &[
            "90 million USD | goods_trade export | 2023-01-01/2023-07-31 | level | 90000000 USD",
            "14 million USD | goods_trade export | 2023-07-01/2023-07-31 | level | 14000000 USD",
            "3 percent | goods_trade export | 2023-07-01/2023-07-31 | pop | 3 percent",
            "20 million USD | goods_trade export | 2023-01-01/2023-07-31 | level | 20000000 USD",
            "7 percent | goods_trade export | 2023-01-01/2023-07-31 | yoy | 7 percent",
        ],
    );
}

#[test]
fn volume_and_value_in_the_order_told() {
    check(
        "2024-12-05",
        "Cashew exports of Binh Phuoc\n\nIn November, Binh Phuoc exported 9,000 tonnes of cashew worth 60 million USD, down \
         4% in volume and 3% in value from October, but up 8% and 12%, respectively, against the same month last year. \
         Although the volume shrank by 5%, earnings rose 2%. Korea took half of the volume. This was in spite of a 6 \
         percent fall in the volume shipped to China.",
        &[
            "9,000 tonnes | volume export | 2024-11-01/2024-11-30 | level | 9000 tonne",
            "60 million USD | goods_trade export | 2024-11-01/2024-11-30 | level | 60000000 USD",
            "4% | volume export | 2024-11-01/2024-11-30 | pop | -4 percent",
            "3% | goods_trade export | 2024-11-01/2024-11-30 | pop | -3 percent",
            "8% | volume export | 2024-11-01/2024-11-30 | yoy | 8 percent",
            "12% | goods_trade export | 2024-11-01/2024-11-30 | yoy | 12 percent",
            "5% | volume export | 2024-11-01/2024-11-30 | yoy | -5 percent",
            "2% | goods_trade export | 2024-11-01/2024-11-30 | yoy | 2 percent",
            "half | volume export | 2024-11-01/2024-11-30 | share | 50 percent",
            "6 percent | volume export | 2024-11-01/2024-11-30 | yoy | -6 percent",
        ],
    );
}

#[test]
fn the_half_month_just_after_the_one_compared_with() {
    check(
        "2024-07-25",
        "Vietnam trade surplus\n\nVietnam had a trade surplus of 2 billion USD in the first half of 2024. It was owed to the \
         second half of June, when the country sold goods worth 16 billion USD and bought 14 billion USD worth.\n\nExports \
         with big increases compared with the first half of June were phones (up 300 million USD, or 12 percent), \
         footwear (120 million USD, 8 percent) and wood (90 million USD, 7.5 percent).",
        &[
            "2 billion USD | goods_trade balance | 2024-01-01/2024-06-30 | level | 2000000000 USD",
            "16 billion USD | goods_trade export | 2024-06-16/2024-06-30 | level | 16000000000 USD",
            "14 billion USD | goods_trade import | 2024-06-16/2024-06-30 | level | 14000000000 USD",
            "300 million USD | goods_trade export | 2024-06-16/2024-06-30 | change | 300000000 USD",
            "12 percent | goods_trade export | 2024-06-16/2024-06-30 | pop | 12 percent",
            "120 million USD | goods_trade export | 2024-06-16/2024-06-30 | change | 120000000 USD",
            "8 percent | goods_trade export | 2024-06-16/2024-06-30 | pop | 8 percent",
            "90 million USD | goods_trade export | 2024-06-16/2024-06-30 | change | 90000000 USD",
            "7.5 percent | goods_trade export | 2024-06-16/2024-06-30 | pop | 7.5 percent",
        ],
    );
}

#[test]
fn trade_told_without_the_word_export() {
    check(
        "2024-07-05",
        "Overseas sales of Hau Giang province reached 400 million USD between January and June 2024.",
        &["400 million USD | goods_trade export | 2024-01-01/2024-06-30 | level | 400000000 USD"],
    );
}

#[test]
fn plans_told_as_goals() {
    check(
        "2024-08-05",
        "Exports of An Phu\n\nIn the first seven months of 2024, Quang Binh's exports fetched 300 million USD, meeting about \
         60 percent of the then yearly goal of 500 million USD. Budget collection was 2 trillion VND, equal to 82 percent \
         of the figure in the same period last year and meeting 45 percent of the estimate. The province aims for a \
         growth rate of 7 percent in GRDP this year.",
        &[
            "300 million USD | goods_trade export | 2024-01-01/2024-07-31 | level | 300000000 USD",
            "60 percent | goods_trade export | 2024-01-01/2024-07-31 | plan | 60 percent",
            "500 million USD | goods_trade export | 2024-01-01/2024-12-31 | level | 500000000 USD",
            "2 trillion VND | budget_revenue | 2024-01-01/2024-07-31 | level | 2000000000000 VND",
            "82 percent | budget_revenue | 2024-01-01/2024-07-31 | ratio | 82 percent",
            "45 percent | budget_revenue | 2024-01-01/2024-07-31 | plan | 45 percent",
            "7 percent | grdp | 2024-01-01/2024-12-31 | yoy | 7 percent",
        ],
    );
}

#[test]
fn a_time_that_only_describes_a_name() {
    check(
        "2024-12-05",
        "Vietnam's pepper exports\n\nVietnam exported pepper worth 1 billion USD in the first eleven months of 2024. China, \
         the top buyer in 2022, slipped to fifth place after its imports plunged 40%. Vietnam spent 90 million USD on \
         20,000 tonnes of foreign pepper.",
        &[
            "1 billion USD | goods_trade export | 2024-01-01/2024-11-30 | level | 1000000000 USD",
            "fifth | goods_trade export | 2024-01-01/2024-11-30 | rank | 5 rank",
            "40% | goods_trade export | 2024-01-01/2024-11-30 | yoy | -40 percent",
            "90 million USD | goods_trade import | 2024-01-01/2024-11-30 | level | 90000000 USD",
            "20,000 tonnes | volume import | 2024-01-01/2024-11-30 | level | 20000 tonne",
        ],
    );
}

#[test]
fn paragraphs_without_a_gap() {
    check(
        "2015-07-09",
        "Phu Yen exports grow\n\nExports of Phu Yen were 60 million USD in the first half of 2015.Local retail sales were put \
         at 6.7 trillion VND, 15 percent higher than a year ago.The State budget pocketed 1.2 trillion VND.",
        &[
            "60 million USD | goods_trade export | 2015-01-01/2015-06-30 | level | 60000000 USD",
            "6.7 trillion VND | retail_sales | 2015-01-01/2015-06-30 | level | 6700000000000 VND",
            "15 percent | retail_sales | 2015-01-01/2015-06-30 | yoy | 15 percent",
            "1.2 trillion VND | budget_revenue | 2015-01-01/2015-06-30 | level | 1200000000000 VND",
        ],
    );
}

fn areas(published: &str, text: &str) -> Vec<String> {
    english(published, text, |f| format!("{} {}", f.at.of(text), f.areas.join("+")))
}

#[test]
fn areas_named_in_the_sentence_before() {
    assert_eq!(
        areas(
            "2022-12-02",
            "Three localities lead the export table\n\nVietnam's exports reached 310 billion USD in the first ten months of \
             2022.\n\nThree localities lead: they are Hanoi, Hung Yen and Bac Giang. Together they earned 40 billion USD, or \
             13% of the country's export turnover of 310 billion USD.\n\nThe newcomer is Bac Giang. The export turnover of \
             this province was 17 billion USD.\n\nHanoi ranked second in the country in exports. Its export turnover \
             reached 14 billion USD."
        ),
        [
            "310 billion USD vietnam",
            "40 billion USD ha-noi+hung-yen+bac-giang",
            "13% ha-noi+hung-yen+bac-giang",
            "310 billion USD vietnam",
            "17 billion USD bac-giang",
            "second ha-noi",
            "14 billion USD ha-noi",
        ]
    );
}

#[test]
fn vehicles_that_are_counted_on() {
    check(
        "2023-06-15",
        "Trucks at Tan Thanh and Chi Ma border gates\n\nOn June 14, Lang Son's border gates cleared 900 vehicles, including 500 \
         outbound and 400 inbound. By the evening 700 trucks were waiting at the gates, of which 400 were carrying fruit. A total of 64 durian trucks went \
         through Tan Thanh.",
        &[
            "900 vehicles | vehicles total | 2023-06-14/2023-06-14 | level | 900 vehicle",
            "500 | vehicles export | 2023-06-14/2023-06-14 | level | 500 vehicle",
            "400 | vehicles import | 2023-06-14/2023-06-14 | level | 400 vehicle",
            "700 trucks | vehicles_waiting | 2023-06-14/2023-06-14 | level | 700 vehicle",
            "400 | vehicles_waiting | 2023-06-14/2023-06-14 | level | 400 vehicle",
            "64 | vehicles | 2023-06-14/2023-06-14 | level | 64 vehicle",
        ],
    );
}

#[test]
fn shares_and_parts_told_by_nouns() {
    check(
        "2024-04-10",
        "Long An trade\n\nLong An's foreign trade totalled 4.2 billion USD in the first quarter of 2024. FDI firms contributed \
         1.5 billion USD to exports. Shipments to Japan brought in 140 million USD, a 22% share. Exports of 2.5 billion USD \
         outstripped imports of 1.7 billion USD.\n\nThe province expects to gross 8 billion USD from exports this year, or \
         6.5% higher than the 7.5 billion USD recorded in 2023. It set itself the goal of lifting exports by 8% in 2025.",
        &[
            "4.2 billion USD | goods_trade total | 2024-01-01/2024-03-31 | level | 4200000000 USD",
            "1.5 billion USD | goods_trade export | 2024-01-01/2024-03-31 | level | 1500000000 USD",
            "140 million USD | goods_trade export | 2024-01-01/2024-03-31 | level | 140000000 USD",
            "22% | goods_trade export | 2024-01-01/2024-03-31 | share | 22 percent",
            "2.5 billion USD | goods_trade export | 2024-01-01/2024-03-31 | level | 2500000000 USD",
            "1.7 billion USD | goods_trade import | 2024-01-01/2024-03-31 | level | 1700000000 USD",
            "8 billion USD | goods_trade export | 2024-01-01/2024-12-31 | level | 8000000000 USD",
            "6.5% | goods_trade export | 2024-01-01/2024-12-31 | yoy | 6.5 percent",
            "7.5 billion USD | goods_trade export | 2023-01-01/2023-12-31 | level | 7500000000 USD",
            "8% | goods_trade export | 2025-01-01/2025-12-31 | yoy | 8 percent",
        ],
    );
}

#[test]
fn whose_imports_and_which_period() {
    check(
        "2022-07-20",
        "Trade with India in H1\n\nIn the first half of 2022, Vietnam's exports to India amounted to 1.2 billion USD and its \
         imports from the market 1.1 billion USD. In 2021, exports had been 2.4 billion USD. This year the country strives \
         for 2.6 billion USD, a rise of 8.3 percent on 2021.\n\nForeign-invested enterprises exported goods worth 800 million \
         USD in the reviewed period.",
        &[
            "1.2 billion USD | goods_trade export | 2022-01-01/2022-06-30 | level | 1200000000 USD",
            "1.1 billion USD | goods_trade import | 2022-01-01/2022-06-30 | level | 1100000000 USD",
            "2.4 billion USD | goods_trade export | 2021-01-01/2021-12-31 | level | 2400000000 USD",
            "2.6 billion USD | goods_trade export | 2022-01-01/2022-12-31 | level | 2600000000 USD",
            "8.3 percent | goods_trade export | 2022-01-01/2022-12-31 | yoy | 8.3 percent",
            "800 million USD | goods_trade export | 2022-01-01/2022-06-30 | level | 800000000 USD",
        ],
    );
}
