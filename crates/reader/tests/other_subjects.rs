//! What stands in a text on trade and is no trade: rates of other things, sums signed, hopes, and the balance of the other side.

use kimngach_reader::{Document, Figure, Lang, Meta};

fn read(text: &str) -> Vec<Figure> {
    let meta = Meta { published: Some("2019-06-20".parse().expect("a date")), ..Meta::default() };
    kimngach_reader::read(&Document::from_text("other-subject", text, meta, Some(Lang::Vi)))
}

/// The figures of trade: text, flow, area, partner, period and value.
fn trade(text: &str) -> Vec<String> {
    let told = |f: &Figure| {
        let period = f.period.map_or_else(|| "-".to_owned(), |p| p.to_string());
        let flow = f.flow.map(|flow| flow.to_string()).unwrap_or_default();
        format!("{} {flow} {} {} {period} {}", f.at.of(text), f.areas.join("+"), f.partners.join("+"), f.value)
    };
    let of_trade = |f: &&Figure| f.indicator.to_string() == "goods_trade";
    read(text).iter().filter(of_trade).map(told).collect()
}

const HEAD: &str = "Xuất khẩu hồ tiêu của Bình Phước tăng\n\nTrong 5 tháng đầu năm 2019, tỉnh Bình Phước xuất khẩu hồ tiêu \
    đạt 120 triệu USD.";
const TOLD: &str = "120 triệu USD export binh-phuoc  2019-01-01/2019-05-31 120000000";

fn behind(sentences: &str) -> Vec<String> {
    trade(&format!("{HEAD} {sentences}"))
}

#[test]
fn a_rate_behind_numbers_of_something_else_is_no_trade() {
    let other = "Cả tỉnh có 14.000 hộ trồng tiêu với 52.000 lao động, thu 35 tỷ đồng phí. Tỷ lệ ra hoa của các vườn tiêu giảm \
        khoảng 40% so với năm 2018.";
    assert_eq!(behind(other), [TOLD]);
}

#[test]
fn a_market_named_behind_other_numbers_is_still_of_trade() {
    let market = "Cả tỉnh có 14.000 hộ trồng tiêu, thu 35 tỷ đồng phí. Hoa Kỳ đạt 40 triệu USD, tăng 12%.";
    assert_eq!(behind(market).len(), 3);
}

#[test]
fn the_growth_of_a_sector_is_of_the_economy() {
    let text = format!("{HEAD} Khu vực dịch vụ tăng 7,2% so với cùng kỳ.");
    let figures = read(&text);
    assert_eq!(figures.last().map(|f| f.indicator.to_string()).as_deref(), Some("grdp"));
    assert_eq!(trade(&text), [TOLD]);
}

#[test]
fn a_share_of_other_things_and_a_place_among_investors_are_no_trade() {
    assert_eq!(behind("Nhóm này chiếm 30% nhiệm vụ."), [TOLD]);
    assert_eq!(behind("Tính đến tháng 5, Nhật Bản đứng thứ ba trong các nước đầu tư vào tỉnh."), [TOLD]);
    assert_eq!(behind("Đây là nền kinh tế lớn thứ tư trong vùng."), [TOLD]);
}

#[test]
fn what_was_signed_is_no_statistic() {
    assert_eq!(behind("Hai bên trao 9 thỏa thuận hợp tác với tổng giá trị 700 triệu USD."), [TOLD]);
    assert_eq!(behind("Con số hơn 300 triệu USD được ký hôm qua cho thấy thiện chí."), [TOLD]);
}

#[test]
fn what_is_supposed_is_no_figure_and_what_is_foreseen_is() {
    let supposed = "Nếu một công ty xuất khẩu 50 triệu USD hồ tiêu thì cả tỉnh phải ở mức 900 triệu USD.";
    assert_eq!(behind(supposed), [TOLD]);
    let foreseen = behind("Nếu giữ được đà này, cả năm xuất khẩu hồ tiêu có thể đạt 300 triệu USD.");
    assert_eq!(foreseen.len(), 2);
    let dated = behind("Nếu năm 2015 xuất khẩu hồ tiêu đạt 90 triệu USD thì năm 2018 đã đạt 210 triệu USD.");
    assert_eq!(dated.len(), 3);
}

#[test]
fn a_target_for_the_years_to_come_has_no_period() {
    let text = "Việt Nam - Ba Lan tăng cường hợp tác\n\nNăm 2018, kim ngạch thương mại Việt Nam - Ba Lan đạt 2 tỷ USD. Đôi bên muốn \
        đưa kim ngạch Việt Nam - Ba Lan lên 5 tỷ USD trong những năm tới.";
    assert_eq!(
        trade(text),
        ["2 tỷ USD total vietnam PL 2018-01-01/2018-12-31 2000000000", "5 tỷ USD total vietnam PL - 5000000000"]
    );
}

#[test]
fn trade_between_two_countries_goes_both_ways() {
    let text = "Xuất khẩu sang Ba Lan\n\nThương mại Việt Nam - Ba Lan tăng từ 1 tỷ USD năm 2010 lên 3 tỷ USD năm 2018.";
    assert_eq!(
        trade(text),
        [
            "1 tỷ USD total vietnam PL 2010-01-01/2010-12-31 1000000000",
            "3 tỷ USD total vietnam PL 2018-01-01/2018-12-31 3000000000"
        ]
    );
}

#[test]
fn the_deficit_of_the_other_side_is_a_surplus() {
    let text = "Cán cân thương mại với Hoa Kỳ\n\nNăm 2018, Hoa Kỳ nhập siêu 34 tỷ USD từ Việt Nam.";
    assert_eq!(trade(text), ["34 tỷ USD balance vietnam US 2018-01-01/2018-12-31 34000000000"]);
}

#[test]
fn a_year_behind_a_multiple_is_its_own_and_no_base() {
    let text = "Xuất khẩu của Bình Phước\n\nXuất khẩu của tỉnh Bình Phước từ mức 70 triệu USD năm 2006 đã tăng gần 9 lần vào năm \
        2016, đạt 690 triệu USD.";
    let years: Vec<String> = read(text).iter().filter_map(|f| Some(f.period?.to_string())).collect();
    assert_eq!(years, ["2006-01-01/2006-12-31", "2016-01-01/2016-12-31", "2016-01-01/2016-12-31"]);
}

#[test]
fn the_sum_of_one_way_keeps_its_direction() {
    let text = "Bến Tre: xuất khẩu tăng\n\nTháng 5/2019, tỉnh Bến Tre xuất khẩu 90 triệu USD, nâng tổng kim ngạch 5 tháng lên \
        440 triệu USD. Xuất khẩu 5 tháng đạt 440 triệu USD, nhập khẩu 150 triệu USD, tổng kim ngạch 590 triệu USD.";
    let flows: Vec<String> = read(text).iter().filter_map(|f| Some(f.flow?.to_string())).collect();
    assert_eq!(flows, ["export", "export", "export", "import", "total"]);
}

#[test]
fn a_treaty_and_a_group_around_name_no_counterpart() {
    let text = "Thúc đẩy hợp tác với Belarus\n\nHai bên thực thi Hiệp định Thương mại tự do Việt Nam - EU, cùng đưa kim \
        ngạch thương mại với Belarus lên 500 triệu USD vào năm 2020.";
    assert_eq!(trade(text), ["500 triệu USD total vietnam BY 2020-01-01/2020-12-31 500000000"]);
}

#[test]
fn the_trade_of_two_others_is_not_vietnams() {
    let text = "Đông Nam Á sau 5 năm\n\nViệt Nam theo dõi thị trường khu vực. Năm 2018, Thái Lan xuất khẩu 25 tỷ USD hàng hóa sang Nhật Bản. \
        Cùng năm, xuất khẩu hàng hóa từ Thái Lan sang Úc đạt 11 tỷ USD.";
    assert_eq!(
        trade(text),
        [
            "25 tỷ USD export thailand JP 2018-01-01/2018-12-31 25000000000",
            "11 tỷ USD export thailand AU 2018-01-01/2018-12-31 11000000000"
        ]
    );
}

#[test]
fn what_is_reported_is_of_no_year_to_come() {
    let text = "Ngành tôm nhắm mục tiêu 2025\n\nViệt Nam phấn đấu đến năm 2025, kim ngạch xuất khẩu tôm đạt 10 tỷ USD. Hiện xuất khẩu \
        tôm chiếm 45% kim ngạch thủy sản.";
    let periods: Vec<Option<String>> = read(text).iter().map(|f| f.period.map(|p| p.to_string())).collect();
    assert_eq!(periods, [Some("2025-01-01/2025-12-31".to_owned()), None]);
}

#[test]
fn a_year_aimed_at_is_not_the_year_of_publication() {
    let text = "Ngành tôm đặt mục tiêu\n\nNăm 2016, Việt Nam xuất khẩu tôm đạt 3 tỷ USD. Mục tiêu đến năm 2025 xuất khẩu tôm đạt 10 \
        tỷ USD. Tháng 1 năm nay, xuất khẩu tôm đạt 200 triệu USD.";
    let figures = kimngach_reader::read(&Document::from_text("undated", text, Meta::default(), Some(Lang::Vi)));
    let last = figures.last().and_then(|f| f.period).map(|p| p.to_string());
    assert_eq!(last.as_deref(), Some("2016-01-01/2016-01-31"));
}

#[test]
fn words_that_only_hold_the_word_for_exports_name_no_trade() {
    assert_eq!(behind("Quy định về năng lực sản xuất tăng ít nhất 20% còn khó áp dụng."), [TOLD]);
    assert_eq!(behind("Tiêu dùng tăng trưởng tốt khoảng 10%."), [TOLD]);
}

#[test]
fn a_sum_of_capital_or_of_papers_signed_is_no_trade() {
    assert_eq!(behind("Tỉnh huy động vốn ODA với tổng trị giá 60 triệu USD."), [TOLD]);
    assert_eq!(behind("Khoảng 7 triệu người có nhu cầu hồ tiêu trị giá đến 90 triệu USD."), [TOLD]);
}

#[test]
fn a_place_among_firms_is_no_rank_of_trade() {
    assert_eq!(behind("Công ty này là doanh nghiệp thứ 32 được áp dụng chế độ ưu tiên."), [TOLD]);
}

#[test]
fn a_target_of_growth_without_a_noun_is_of_the_economy() {
    let figures = read(
        "Kinh tế nửa năm\n\nViệt Nam xuất khẩu 60 tỷ USD trong quý 1. Chính phủ giữ mục tiêu tăng trưởng 6,7% năm 2019.",
    );
    assert_eq!(figures.last().map(|f| f.indicator.to_string()).as_deref(), Some("gdp"));
}

#[test]
fn where_a_meeting_was_held_is_no_area() {
    let text = "Ngành tôm Việt Nam họp\n\nNăm 2018, Việt Nam xuất khẩu tôm đạt 3 tỷ USD. Tại hội nghị bàn kế hoạch sản xuất của ngành \
        tôm cả nước trong những năm sắp tới vừa được tổ chức tại tỉnh Bạc Liêu, các bên đặt mục tiêu xuất khẩu tôm đạt 4 tỷ USD.";
    let areas: Vec<String> = read(text).iter().map(|f| f.areas.join("+")).collect();
    assert_eq!(areas, ["vietnam", "vietnam"]);
}

#[test]
fn a_deficit_of_the_budget_is_none_of_trade() {
    assert_eq!(behind("Lạm phát dưới 4%, thâm hụt ngân sách 4% GDP."), [TOLD]);
}
