//! Whose number it is, and of what time: the area, the gate, the business, the year.
//!
//! A row is a text and one line a figure: words | indicator flow | area | goods | period | transform value.

use kimngach_reader::{Document, Lang, Meta, read};

fn told(lang: Lang, published: Option<&str>, text: &str) -> Vec<String> {
    let meta = Meta { published: published.and_then(|day| day.parse().ok()), ..Meta::default() };
    let document = Document::from_text("test", text, meta, Some(lang));
    read(&document)
        .iter()
        .map(|f| {
            let flow = f.flow.map_or(String::new(), |flow| format!(" {flow}"));
            let to = f.value_to.map_or(String::new(), |to| format!("..{to}"));
            let period = f.period.map_or("-".to_owned(), |period| period.to_string());
            let goods = f.commodity.as_deref().unwrap_or("-");
            let (words, area, of) = (f.at.of(text), f.areas.join("+"), f.transform);
            format!("{words} | {}{flow} | {area} | {goods} | {period} | {of} {}{to}", f.indicator, f.value)
        })
        .collect()
}

#[track_caller]
fn en(text: &str, expected: &[&str]) {
    assert_eq!(told(Lang::En, Some("2022-10-03"), text), expected, "{text}");
}

#[track_caller]
fn vi(text: &str, expected: &[&str]) {
    assert_eq!(told(Lang::Vi, Some("2017-01-20"), text), expected, "{text}");
}

#[test]
fn the_next_sentence_is_of_the_province_of_the_one_before() {
    en(
        "In the first eight months of 2022 Nam Dinh province exported goods worth $700 million. Import turnover was $143 million.",
        &[
            "$700 million | goods_trade export | nam-dinh | - | 2022-01-01/2022-08-31 | level 700000000",
            "$143 million | goods_trade import | nam-dinh | - | 2022-01-01/2022-08-31 | level 143000000",
        ],
    );
}

#[test]
fn gates_named_together_behind_what_was_counted_there() {
    en(
        "Trucks wait in Lang Son\n\nOn October 1, 2022, 778 trucks were still waiting at the Huu Nghi, Tan Thanh and Chi Ma border gates. On the same day the three gates cleared 576 trucks.",
        &[
            "778 trucks | vehicles_waiting | huu-nghi+tan-thanh+chi-ma | - | 2022-10-01/2022-10-01 | level 778",
            "576 trucks | vehicles | huu-nghi+tan-thanh+chi-ma | - | 2022-10-01/2022-10-01 | level 576",
        ],
    );
}

#[test]
fn what_a_province_was_merged_with_is_not_whose_exports_are_told() {
    en(
        "Vinh Long exports grow\n\nExports of Vinh Long, enlarged by the merger with Ben Tre and Tra Vinh, reached $2.7 billion in the first three quarters of 2022.",
        &["$2.7 billion | goods_trade export | vinh-long | - | 2022-01-01/2022-09-30 | level 2700000000"],
    );
}

#[test]
fn days_with_a_unit_are_a_range() {
    en(
        "For the whole of 2022, Bac Ninh looks to GRDP growth of 7-7.5 percent and exports of 45.4 billion USD.",
        &[
            "7-7.5 percent | grdp | bac-ninh | - | 2022-01-01/2022-12-31 | yoy 7..7.5",
            "45.4 billion USD | goods_trade export | bac-ninh | - | 2022-01-01/2022-12-31 | level 45400000000",
        ],
    );
}

#[test]
fn the_ends_of_a_movement_are_shares_and_no_falls() {
    vi(
        "Xuất khẩu của Việt Nam\n\nNăm 2016, xuất khẩu của Việt Nam đạt 175 tỷ USD. Tỷ trọng nông sản đã giảm từ 32% năm 2011 xuống còn 14,5% năm 2016.",
        &[
            "175 tỷ USD | goods_trade export | vietnam | - | 2016-01-01/2016-12-31 | level 175000000000",
            "32% | goods_trade export | vietnam | nông sản | 2011-01-01/2011-12-31 | share 32",
            "14,5% | goods_trade export | vietnam | nông sản | 2016-01-01/2016-12-31 | share 14.5",
        ],
    );
}

#[test]
fn a_rate_that_moves_without_a_word_for_what_it_is_of_is_left_out() {
    vi("Xuất khẩu của Việt Nam\n\nNăm 2016, xuất khẩu của Việt Nam giảm từ 12% xuống 9%.", &[]);
}

#[test]
fn a_fall_within_a_range_has_two_ends() {
    vi(
        "Xuất khẩu của Việt Nam\n\nNăm 2016, kim ngạch xuất khẩu giảm từ 19,8% đến 24,8%.",
        &["19,8% đến 24,8% | goods_trade export | vietnam | - | 2016-01-01/2016-12-31 | yoy -19.8..-24.8"],
    );
}

#[test]
fn the_trade_of_a_business_is_not_that_of_its_province() {
    vi(
        "Xuất khẩu của tỉnh Bến Tre\n\nNăm 2016, kim ngạch xuất khẩu của tỉnh Bến Tre đạt 700 triệu USD. Công ty cổ phần Hoa Mai đạt kim ngạch xuất khẩu 17 triệu USD.",
        &[
            "700 triệu USD | goods_trade export | ben-tre | - | 2016-01-01/2016-12-31 | level 700000000",
            "17 triệu USD | goods_trade export | ben-tre | Công ty cổ phần Hoa Mai | 2016-01-01/2016-12-31 | level 17000000",
        ],
    );
}

#[test]
fn what_a_country_abroad_brings_in_is_not_vietnams() {
    vi(
        "Xuất khẩu của Việt Nam\n\nNăm 2016, xuất khẩu của Việt Nam đạt 175 tỷ USD. Trong số thực phẩm nhập khẩu vào Mỹ, trái cây chiếm 50%.",
        &[
            "175 tỷ USD | goods_trade export | vietnam | - | 2016-01-01/2016-12-31 | level 175000000000",
            "50% | goods_trade import | united-states | trái cây | 2016-01-01/2016-12-31 | share 50",
        ],
    );
}

#[test]
fn a_class_of_markets_is_no_rank_and_a_month_in_brackets_no_number() {
    vi(
        "Thương mại của tỉnh Bến Tre\n\nTỉnh có 40 chợ hạng 2. Hai bên họp lần thứ 7 (1/2017) và ký văn bản (1/2017).",
        &[],
    );
}

#[test]
fn what_is_told_of_now_is_of_no_year_that_is_over() {
    vi(
        "Việt Nam và Đức\n\nHai bên hợp tác từ năm 2007. Hiện nay, kim ngạch hai chiều giữa Việt Nam và Đức đạt 9 tỷ USD.",
        &["9 tỷ USD | goods_trade total | vietnam | - | - | level 9000000000"],
    );
}

#[test]
fn each_count_of_vehicles_goes_the_way_told_behind_it() {
    vi(
        "Bản tin cửa khẩu\n\nNgày 12/1/2017, các cửa khẩu của tỉnh Lạng Sơn thông quan 1.640 xe hàng, trong đó 420 xe xuất khẩu và 1.220 xe nhập khẩu.",
        &[
            "1.640 xe hàng | vehicles total | lang-son | - | 2017-01-12/2017-01-12 | level 1640",
            "420 xe | vehicles export | lang-son | - | 2017-01-12/2017-01-12 | level 420",
            "1.220 xe | vehicles import | lang-son | - | 2017-01-12/2017-01-12 | level 1220",
        ],
    );
}

#[test]
fn a_decrease_over_last_year_is_a_fall() {
    en(
        "Nam Dinh exports\n\nIn the first eight months of 2022, Nam Dinh exported goods worth $700 million, a decrease of 38.7% over the same period last year.",
        &[
            "$700 million | goods_trade export | nam-dinh | - | 2022-01-01/2022-08-31 | level 700000000",
            "38.7% | goods_trade export | nam-dinh | - | 2022-01-01/2022-08-31 | yoy -38.7",
        ],
    );
}

#[test]
fn sectors_grow_with_the_economy_that_was_told_of() {
    en(
        "Bac Ninh grows\n\nThe gross regional domestic product (GRDP) of Bac Ninh rose by 10 percent in the first nine months of 2022.\n\nServices had bounced back. Industry and construction, services, and agriculture, forestry and fisheries grew by 10.9 percent, 9.6 percent and 0.2 percent, respectively.",
        &[
            "10 percent | grdp | bac-ninh | - | 2022-01-01/2022-09-30 | yoy 10",
            "10.9 percent | grdp | bac-ninh | Industry and construction | 2022-01-01/2022-09-30 | yoy 10.9",
            "9.6 percent | grdp | bac-ninh | services | 2022-01-01/2022-09-30 | yoy 9.6",
            "0.2 percent | grdp | bac-ninh | agriculture, forestry and fisheries | 2022-01-01/2022-09-30 | yoy 0.2",
        ],
    );
}

#[test]
fn a_share_of_the_trade_in_goods_is_of_those_goods() {
    vi(
        "Xuất khẩu của Việt Nam\n\nNăm 2016, xuất khẩu của Việt Nam đạt 175 tỷ USD. Thị trường Nhật Bản chiếm 25% kim ngạch xuất khẩu tôm.",
        &[
            "175 tỷ USD | goods_trade export | vietnam | - | 2016-01-01/2016-12-31 | level 175000000000",
            "25% | goods_trade export | vietnam | tôm | 2016-01-01/2016-12-31 | share 25",
        ],
    );
}

#[test]
fn a_tax_a_litre_is_no_revenue() {
    vi(
        "Thuế xăng dầu\n\nSố thu thuế xuất nhập khẩu năm 2016 đạt 70 nghìn tỷ đồng. Thuế xuất nhập khẩu tăng từ 1.000 đồng lên 3.000 đồng mỗi lít.",
        &["70 nghìn tỷ đồng | customs_revenue | vietnam | - | 2016-01-01/2016-12-31 | level 70000000000000"],
    );
}

#[test]
fn what_a_surplus_is_compared_with_is_no_change() {
    vi(
        "Xuất nhập khẩu của tỉnh Hải Dương\n\nNăm 2016, cán cân thương mại của tỉnh thặng dư 1,3 tỷ USD, thu hẹp so với mức 1,4 tỷ USD của năm 2015.",
        &[
            "1,3 tỷ USD | goods_trade balance | hai-duong | - | 2016-01-01/2016-12-31 | level 1300000000",
            "1,4 tỷ USD | goods_trade balance | hai-duong | - | 2015-01-01/2015-12-31 | level 1400000000",
        ],
    );
}

#[test]
fn these_firms_are_those_named_last() {
    let text = "Trong 7 tháng năm 2016, xuất khẩu của khu vực FDI ở Bắc Ninh đạt 12 tỷ USD. Nhập khẩu của khối này là 10 tỷ USD, tăng 5%. Nhập khẩu của cả tỉnh là 11 tỷ USD.";
    let document = Document::from_text("test", text, Meta::default(), Some(Lang::Vi));
    let coverage: Vec<String> = read(&document)
        .iter()
        .map(|f| format!("{} {}", f.at.of(text), f.coverage.map_or("all".to_owned(), |c| c.to_string())))
        .collect();
    assert_eq!(coverage, ["12 tỷ USD fdi", "10 tỷ USD fdi", "5% fdi", "11 tỷ USD all"]);
    // Nobody was named before.
    let text = "Nhập khẩu của khối này ở Bắc Ninh là 10 tỷ USD trong 7 tháng năm 2016.";
    let document = Document::from_text("test", text, Meta::default(), Some(Lang::Vi));
    assert!(read(&document).iter().all(|f| f.coverage.is_none()));
}
