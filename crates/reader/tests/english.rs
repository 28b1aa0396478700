//! Common turns of English papers on trade, each with the figures it tells.
//!
//! A row is a publishing date, a text, and one line a figure:
//! text | indicator flow | area | partner | goods | period | transform | value unit.

mod said;

use kimngach_reader::{Document, Lang, Meta, read};
use said::{english, period, series};

fn told(published: &str, text: &str) -> Vec<String> {
    english(published, text, |f| {
        let partners = if f.partners.is_empty() { "-".to_owned() } else { f.partners.join("+") };
        let (areas, goods) = (f.areas.join("+"), f.commodity.as_deref().unwrap_or("-"));
        let (told, series, period) = (f.at.of(text), series(f), period(f));
        format!(
            "{told} | {series} | {areas} | {partners} | {goods} | {period} | {} | {} {}",
            f.transform, f.value, f.unit
        )
    })
}

fn check(published: &str, text: &str, expected: &[&str]) {
    assert_eq!(told(published, text), expected, "{text}");
}

#[test]
fn earnings_of_a_province() {
    check(
        "2025-10-12",
        "Binh Thuan exports rise\n\nBinh Thuan province's export turnover rose 8.5% year-on-year to 634.4 million USD in \
         the first nine months of 2025, fulfilling 79.3% of the yearly plan.\n\nSeafood brought in 178 million USD, \
         while garments and footwear earned 251 million USD and 66.7 million USD, respectively.\n\nThe US remained \
         the largest buyer, accounting for 28.4% of the total, followed by Japan (22.1%).",
        &[
            "8.5% | goods_trade export | binh-thuan | - | - | 2025-01-01/2025-09-30 | yoy | 8.5 percent",
            "634.4 million USD | goods_trade export | binh-thuan | - | - | 2025-01-01/2025-09-30 | level | 634400000 USD",
            "79.3% | goods_trade export | binh-thuan | - | - | 2025-01-01/2025-09-30 | plan | 79.3 percent",
            "178 million USD | goods_trade export | binh-thuan | - | Seafood | 2025-01-01/2025-09-30 | level | 178000000 USD",
            "251 million USD | goods_trade export | binh-thuan | - | garments | 2025-01-01/2025-09-30 | level | 251000000 USD",
            "66.7 million USD | goods_trade export | binh-thuan | - | footwear | 2025-01-01/2025-09-30 | level | 66700000 USD",
            "28.4% | goods_trade export | binh-thuan | US | - | 2025-01-01/2025-09-30 | share | 28.4 percent",
            "22.1% | goods_trade export | binh-thuan | JP | - | 2025-01-01/2025-09-30 | share | 22.1 percent",
        ],
    );
}

#[test]
fn rates_of_two_kinds_side_by_side() {
    check(
        "2025-11-10",
        "Ninh Binh exports expand\n\nIn October, Ninh Binh's exports were worth 1.1 billion USD, a month-on-month rise of \
         2.6% and a year-on-year increase of 14.8%.",
        &[
            "1.1 billion USD | goods_trade export | ninh-binh | - | - | 2025-10-01/2025-10-31 | level | 1100000000 USD",
            "2.6% | goods_trade export | ninh-binh | - | - | 2025-10-01/2025-10-31 | pop | 2.6 percent",
            "14.8% | goods_trade export | ninh-binh | - | - | 2025-10-01/2025-10-31 | yoy | 14.8 percent",
        ],
    );
}

#[test]
fn the_former_and_the_latter() {
    check(
        "2025-01-14",
        "Kien Giang trade\n\nKien Giang's exports reached 900 million USD and its imports 120 million USD in 2024. The \
         former rose by 14.2% and the latter by 21.3%, more than the 8.6% and 1.3% of the year before.",
        &[
            "900 million USD | goods_trade export | kien-giang | - | - | 2024-01-01/2024-12-31 | level | 900000000 USD",
            "120 million USD | goods_trade import | kien-giang | - | - | 2024-01-01/2024-12-31 | level | 120000000 USD",
            "14.2% | goods_trade export | kien-giang | - | - | 2024-01-01/2024-12-31 | yoy | 14.2 percent",
            "21.3% | goods_trade import | kien-giang | - | - | 2024-01-01/2024-12-31 | yoy | 21.3 percent",
            "8.6% | goods_trade export | kien-giang | - | - | 2023-01-01/2023-12-31 | yoy | 8.6 percent",
            "1.3% | goods_trade import | kien-giang | - | - | 2023-01-01/2023-12-31 | yoy | 1.3 percent",
        ],
    );
}

#[test]
fn a_gate_and_what_goes_one_way_through_it() {
    check(
        "2025-07-09",
        "Trade through Cha Lo border gate rises\n\nImport-export turnover through Cha Lo International Border Gate in the \
         central province of Quang Binh reached 412 million USD in the first six months of 2025. A mere 20 million USD \
         of that left the country. Coal made up the rest: 392 million USD.",
        &[
            "412 million USD | goods_trade total | cha-lo | - | - | 2025-01-01/2025-06-30 | level | 412000000 USD",
            "20 million USD | goods_trade export | cha-lo | - | - | 2025-01-01/2025-06-30 | level | 20000000 USD",
            "392 million USD | goods_trade import | cha-lo | - | Coal | 2025-01-01/2025-06-30 | level | 392000000 USD",
        ],
    );
}

#[test]
fn books_of_a_neighbour() {
    check(
        "2024-08-15",
        "Guangxi's trade with ASEAN grows in first seven months\n\nNANNING, Aug. 15 -- Foreign trade of south China's \
         Guangxi with ASEAN countries rose 12.4 percent year on year to 221.3 billion yuan in the first seven months of \
         2024, according to Nanning Customs.\n\nVietnam remained Guangxi's largest trading partner, with bilateral trade \
         reaching 170.5 billion yuan.\n\nGuangxi's exports to Vietnam totaled 120.1 billion yuan, while its imports from \
         Vietnam stood at 50.4 billion yuan.",
        &[
            "12.4 percent | goods_trade total | guangxi | ASEAN | - | 2024-01-01/2024-07-31 | yoy | 12.4 percent",
            "221.3 billion yuan | goods_trade total | guangxi | ASEAN | - | 2024-01-01/2024-07-31 | level | 221300000000 CNY",
            "170.5 billion yuan | goods_trade total | guangxi | VN | - | 2024-01-01/2024-07-31 | level | 170500000000 CNY",
            "120.1 billion yuan | goods_trade export | guangxi | VN | - | 2024-01-01/2024-07-31 | level | 120100000000 CNY",
            "50.4 billion yuan | goods_trade import | guangxi | VN | - | 2024-01-01/2024-07-31 | level | 50400000000 CNY",
        ],
    );
    check(
        "2025-03-12",
        "Laos' exports rise in first two months\n\nLaos' exports hit 1.2 billion USD in the first two months of 2025, \
         while its imports stood at 1.1 billion USD. Exports to Vietnam came to 250 million USD.",
        &[
            "1.2 billion USD | goods_trade export | laos | - | - | 2025-01-01/2025-02-28 | level | 1200000000 USD",
            "1.1 billion USD | goods_trade import | laos | - | - | 2025-01-01/2025-02-28 | level | 1100000000 USD",
            "250 million USD | goods_trade export | laos | VN | - | 2025-01-01/2025-02-28 | level | 250000000 USD",
        ],
    );
}

#[test]
fn trade_with_a_country_told_at_home() {
    check(
        "2025-05-20",
        "Vietnam, Japan trade up in four months\n\nTwo-way trade between Vietnam and Japan reached 15.9 billion USD in the \
         first four months of 2025, up 11.8% year-on-year.\n\nImports from Japan rose 12% to 7.6 billion USD.",
        &[
            "15.9 billion USD | goods_trade total | vietnam | JP | - | 2025-01-01/2025-04-30 | level | 15900000000 USD",
            "11.8% | goods_trade total | vietnam | JP | - | 2025-01-01/2025-04-30 | yoy | 11.8 percent",
            "12% | goods_trade import | vietnam | JP | - | 2025-01-01/2025-04-30 | yoy | 12 percent",
            "7.6 billion USD | goods_trade import | vietnam | JP | - | 2025-01-01/2025-04-30 | level | 7600000000 USD",
        ],
    );
}

#[test]
fn goods_of_the_headline_govern_markets() {
    check(
        "2025-02-20",
        "Fruit, vegetable exports down in January\n\nFruit and vegetable exports brought in 416 million USD in January, \
         down 11.3% month-on-month.\n\nChina remained the biggest market with 246 million USD. Last year the sector \
         earned 7.15 billion USD, up 27.6% from 2023.",
        &[
            "416 million USD | goods_trade export | vietnam | - | Fruit and vegetable | 2025-01-01/2025-01-31 | level | 416000000 USD",
            "11.3% | goods_trade export | vietnam | - | Fruit and vegetable | 2025-01-01/2025-01-31 | pop | -11.3 percent",
            "246 million USD | goods_trade export | vietnam | CN | Fruit and vegetable | 2025-01-01/2025-01-31 | level | 246000000 USD",
            "7.15 billion USD | goods_trade export | vietnam | - | Fruit and vegetable | 2024-01-01/2024-12-31 | level | 7150000000 USD",
            "27.6% | goods_trade export | vietnam | - | Fruit and vegetable | 2024-01-01/2024-12-31 | yoy | 27.6 percent",
        ],
    );
}

#[test]
fn what_a_sum_is_compared_with_does_not_govern_what_follows() {
    check(
        "2025-01-14",
        "Kien Giang\n\nKien Giang exported US$785 million worth of goods in 2024, up from US$700 million the year before. \
         Imports rose by 21.2%.\n\nExports overshot the plan of US$750 million by 4.7%.",
        &[
            "US$785 million | goods_trade export | kien-giang | - | - | 2024-01-01/2024-12-31 | level | 785000000 USD",
            "US$700 million | goods_trade export | kien-giang | - | - | 2023-01-01/2023-12-31 | level | 700000000 USD",
            "21.2% | goods_trade import | kien-giang | - | - | 2024-01-01/2024-12-31 | yoy | 21.2 percent",
            "US$750 million | goods_trade export | kien-giang | - | - | 2024-01-01/2024-12-31 | level | 750000000 USD",
            "4.7% | goods_trade export | kien-giang | - | - | 2024-01-01/2024-12-31 | growth | 4.7 percent",
        ],
    );
}

#[test]
fn half_months_are_set_against_the_half_month_before() {
    check(
        "2026-01-19",
        "Trade in goods, first half of January 2026\n\nIn the half-month the country's trade in goods totalled US$39.34 \
         billion, a fall of 16.1% (or US$7.57 billion) from the second half of December 2025. Exports were US$18.05 \
         billion, down 25.1%.\n\nThe balance for the half-month is therefore a deficit of US$3.24 billion.",
        &[
            "US$39.34 billion | goods_trade total | vietnam | - | - | 2026-01-01/2026-01-15 | level | 39340000000 USD",
            "16.1% | goods_trade total | vietnam | - | - | 2026-01-01/2026-01-15 | pop | -16.1 percent",
            "US$7.57 billion | goods_trade total | vietnam | - | - | 2026-01-01/2026-01-15 | change | -7570000000 USD",
            "US$18.05 billion | goods_trade export | vietnam | - | - | 2026-01-01/2026-01-15 | level | 18050000000 USD",
            "25.1% | goods_trade export | vietnam | - | - | 2026-01-01/2026-01-15 | pop | -25.1 percent",
            "US$3.24 billion | goods_trade balance | vietnam | - | - | 2026-01-01/2026-01-15 | level | -3240000000 USD",
        ],
    );
}

#[test]
fn investment_is_no_trade() {
    check(
        "2024-11-08",
        "Bac Lieu's exports bounce back\n\nBac Lieu raked in 1 billion USD from exports in the first ten months of this \
         year, mostly machinery and shrimp.\n\nIt has lured 18 FDI projects worth 4.5 billion USD.",
        &[
            "1 billion USD | goods_trade export | bac-lieu | - | - | 2024-01-01/2024-10-31 | level | 1000000000 USD",
            "18 FDI projects | other | bac-lieu | - | project | 2024-01-01/2024-10-31 | level | 18 project",
            "4.5 billion USD | fdi | bac-lieu | - | - | 2024-01-01/2024-10-31 | level | 4500000000 USD",
        ],
    );
}

#[test]
fn months_past_and_rates_dealt_to_weight_and_worth() {
    check(
        "2024-12-05",
        "Dong Thap exports\n\nIn the past 11 months, Dong Thap's exports were valued at 1.6 billion USD, up 18.5% against \
         the same period last year.\n\nTra fish shipments hit 330,000 tonnes, worth 710 million USD, a rise of 6% and 9%, \
         respectively.\n\nThe province expects to earn 1.9 billion USD from exports in 2025.",
        &[
            "1.6 billion USD | goods_trade export | dong-thap | - | - | 2024-01-01/2024-11-30 | level | 1600000000 USD",
            "18.5% | goods_trade export | dong-thap | - | - | 2024-01-01/2024-11-30 | yoy | 18.5 percent",
            "330,000 tonnes | volume export | dong-thap | - | Tra fish | 2024-01-01/2024-11-30 | level | 330000 tonne",
            "710 million USD | goods_trade export | dong-thap | - | Tra fish | 2024-01-01/2024-11-30 | level | 710000000 USD",
            "6% | volume export | dong-thap | - | Tra fish | 2024-01-01/2024-11-30 | yoy | 6 percent",
            "9% | goods_trade export | dong-thap | - | Tra fish | 2024-01-01/2024-11-30 | yoy | 9 percent",
            "1.9 billion USD | goods_trade export | dong-thap | - | - | 2025-01-01/2025-12-31 | level | 1900000000 USD",
        ],
    );
}

#[test]
fn a_text_without_any_year_gives_no_period() {
    let text = "Binh Thuan exports rise\n\nBinh Thuan province's export turnover reached 634.4 million USD in the first nine months.";
    let document = Document::from_text("test", text, Meta::default(), Some(Lang::En));
    let figures = read(&document);
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0].period, None);
    assert!(figures[0].how(kimngach_reader::figure::Key::Period).is_none());
}
