//! Which key governs in English: whose trade it is, with whom, of what, of when, and which way.
//!
//! A row is a publishing date, a text, and one line a figure: text | indicator flow | area | partner | goods | period | transform value.

mod said;

use said::{english, period, series};

fn check(published: &str, text: &str, expected: &[&str]) {
    let said = english(published, text, |f| {
        let named = |names: &[&str]| if names.is_empty() { "-".to_owned() } else { names.join("+") };
        let (areas, partners) = (named(&f.areas), named(&f.partners));
        let goods = f.commodity.as_deref().unwrap_or("-");
        let (told, series, period) = (f.at.of(text), series(f), period(f));
        format!("{told} | {series} | {areas} | {partners} | {goods} | {period} | {} {}", f.transform, f.value)
    });
    assert_eq!(said, expected, "{text}");
}

#[test]
fn a_headline_on_what_goes_to_vietnam_is_of_who_opens_the_text() {
    check(
        "2024-07-05",
        "Exports to Vietnam up a tenth\n\nLaos sold goods worth $700 million to Vietnam in the first half of 2024, the \
         ministry in Vientiane said. Laos' exports to Vietnam were $90 million in June.",
        &[
            "a tenth | goods_trade export | laos | VN | - | 2024-01-01/2024-06-30 | yoy 10",
            "$700 million | goods_trade export | laos | VN | - | 2024-01-01/2024-06-30 | level 700000000",
            "$90 million | goods_trade export | laos | VN | - | 2024-06-01/2024-06-30 | level 90000000",
        ],
    );
    // At home the same words are of Vietnam.
    check(
        "2024-07-05",
        "Vietnam's exports to Laos up a tenth\n\nVietnam sold goods worth $700 million to Laos in the first half of 2024.",
        &[
            "a tenth | goods_trade export | vietnam | LA | - | 2024-01-01/2024-06-30 | yoy 10",
            "$700 million | goods_trade export | vietnam | LA | - | 2024-01-01/2024-06-30 | level 700000000",
        ],
    );
}

#[test]
fn a_capital_beside_a_capital_is_its_government() {
    check(
        "2022-05-07",
        "Hanoi and Vientiane want more trade\n\nThe accord was reached on May 6 in Hanoi. Two-way trade of Vietnam and Laos was \
         worth 1.3 billion USD in 2021, up 29 percent.",
        &[
            "1.3 billion USD | goods_trade total | vietnam | LA | - | 2021-01-01/2021-12-31 | level 1300000000",
            "29 percent | goods_trade total | vietnam | LA | - | 2021-01-01/2021-12-31 | yoy 29",
        ],
    );
    check(
        "2022-05-07",
        "Hanoi exports rise\n\nHanoi's exports were worth 1.3 billion USD in April, up 29 percent.",
        &[
            "1.3 billion USD | goods_trade export | ha-noi | - | - | 2022-04-01/2022-04-30 | level 1300000000",
            "29 percent | goods_trade export | ha-noi | - | - | 2022-04-01/2022-04-30 | yoy 29",
        ],
    );
}

#[test]
fn a_paragraph_on_the_country_stays_with_it() {
    check(
        "2023-03-14",
        "Long An Customs helps firms\n\nNationwide, industrial output fell 5 percent in the first two months of 2023. \
         Imports dropped 16 percent to 46 billion USD.\n\nThe Long An Customs Department cleared exports of 900 million USD.",
        &[
            "5 percent | industrial_output | vietnam | - | - | 2023-01-01/2023-02-28 | yoy -5",
            "16 percent | goods_trade import | vietnam | - | - | 2023-01-01/2023-02-28 | yoy -16",
            "46 billion USD | goods_trade import | vietnam | - | - | 2023-01-01/2023-02-28 | level 46000000000",
            "900 million USD | goods_trade export | long-an | - | - | 2023-01-01/2023-02-28 | level 900000000",
        ],
    );
}

#[test]
fn half_months_are_held_against_half_months() {
    check(
        "2016-05-20",
        "Trade in the first half of May 2016\n\nExports in the first half of May 2016 were down 6.4% on the second half of \
         April. The fall came from rice (USD 20 million less); coffee (USD 9 million less).",
        &[
            "6.4% | goods_trade export | vietnam | - | - | 2016-05-01/2016-05-15 | pop -6.4",
            "USD 20 million | goods_trade export | vietnam | - | rice | 2016-05-01/2016-05-15 | change -20000000",
            "USD 9 million | goods_trade export | vietnam | - | coffee | 2016-05-01/2016-05-15 | change -9000000",
        ],
    );
}

#[test]
fn a_crop_year_runs_from_october() {
    check(
        "2023-10-20",
        "Coffee exports set a record\n\nVietnam earned 4.2 billion USD from coffee in the 2022-23 crop. Over the 12 months \
         1.7 million tonnes of coffee were exported.",
        &[
            "4.2 billion USD | goods_trade export | vietnam | - | coffee | 2022-10-01/2023-09-30 | level 4200000000",
            "1.7 million tonnes | volume export | vietnam | - | coffee | 2022-10-01/2023-09-30 | level 1700000",
        ],
    );
}

#[test]
fn both_ways_and_the_other_way() {
    check(
        "2024-11-04",
        "Bac Giang trade grows\n\nIn the first ten months of 2024 goods worth 50 billion USD were exported from or imported \
         into Bac Giang. Purchases from China came to 9 billion USD, while sales in the other direction were 4 billion USD.",
        &[
            "50 billion USD | goods_trade total | bac-giang | - | - | 2024-01-01/2024-10-31 | level 50000000000",
            "9 billion USD | goods_trade import | bac-giang | CN | - | 2024-01-01/2024-10-31 | level 9000000000",
            "4 billion USD | goods_trade export | bac-giang | CN | - | 2024-01-01/2024-10-31 | level 4000000000",
        ],
    );
}

#[test]
fn a_country_whose_verb_stands_behind_a_remark_buys() {
    check(
        "2016-11-02",
        "Rice exports fall\n\nVietnam exported 4 million tons of rice in the first nine months of 2016. China, which still \
         makes up 35 percent of the market, only imported 1.3 million tons.",
        &[
            "4 million tons | volume export | vietnam | - | rice | 2016-01-01/2016-09-30 | level 4000000",
            "35 percent | volume export | vietnam | CN | rice | 2016-01-01/2016-09-30 | share 35",
            "1.3 million tons | volume export | vietnam | CN | rice | 2016-01-01/2016-09-30 | level 1300000",
        ],
    );
}

#[test]
fn a_place_among_buyers_is_the_trade_with_all() {
    check(
        "2022-11-04",
        "Philippines still largest buyer of Vietnamese rice\n\nIn the first nine months of 2022 the Philippines bought 2.4 \
         million tonnes of rice from Vietnam. The Philippines paid 1.1 billion USD.\n\nWith October included, Vietnam's \
         rice exports reached 6 million tonnes.",
        &[
            "2.4 million tonnes | volume export | vietnam | PH | rice | 2022-01-01/2022-09-30 | level 2400000",
            "1.1 billion USD | goods_trade export | vietnam | PH | rice | 2022-01-01/2022-09-30 | level 1100000000",
            "6 million tonnes | volume export | vietnam | - | rice | 2022-01-01/2022-10-31 | level 6000000",
        ],
    );
}

#[test]
fn a_time_carried_into_a_paragraph_goes_on_behind_a_bracket() {
    check(
        "2018-08-08",
        "Wood exports rise\n\nVietnam exported 4.8 billion USD worth of wood from January to July 2018.\n\nThe US bought 1.6 \
         billion USD of wood in the half year, up 12 percent.\n\nOther markets grew too, notably Malaysia (up 90 percent), \
         France (up 24 percent).",
        &[
            "4.8 billion USD | goods_trade export | vietnam | - | wood | 2018-01-01/2018-07-31 | level 4800000000",
            "1.6 billion USD | goods_trade export | vietnam | US | wood | 2018-01-01/2018-06-30 | level 1600000000",
            "12 percent | goods_trade export | vietnam | US | wood | 2018-01-01/2018-06-30 | yoy 12",
            "90 percent | goods_trade export | vietnam | MY | Wood | 2018-01-01/2018-06-30 | yoy 90",
            "24 percent | goods_trade export | vietnam | FR | Wood | 2018-01-01/2018-06-30 | yoy 24",
        ],
    );
}
