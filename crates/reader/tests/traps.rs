//! Inputs that other readers of numbers get silently wrong, each with what it says.
//!
//! A document is written around each; a figure is told as `text: value unit`, with the keys that matter behind it.
//! Where nothing is said, no figure is right and a wrong one is not.

use kimngach_reader::figure::Key;
use kimngach_reader::{Document, Figure, Lang, Meta};

fn read(lang: Lang, published: &str, text: &str) -> Vec<Figure> {
    let meta = Meta { published: Some(published.parse().expect("a date")), ..Meta::default() };
    kimngach_reader::read(&Document::from_text("trap", text, meta, Some(lang)))
}

/// The figures of an article in Vietnamese: a headline, an empty line, a body.
fn vi(keys: &[Key], published: &str, text: &str) -> Vec<String> {
    read(Lang::Vi, published, text).iter().map(|figure| told(figure, text, keys)).collect()
}

/// The same in English.
fn en(keys: &[Key], published: &str, text: &str) -> Vec<String> {
    read(Lang::En, published, text).iter().map(|figure| told(figure, text, keys)).collect()
}

fn told(figure: &Figure, text: &str, keys: &[Key]) -> String {
    let to = figure.value_to.map(|to| format!("..{to}")).unwrap_or_default();
    let text = figure.at.of(text).replace('\u{A0}', " ");
    let mut told = format!("{text}: {}{to} {}", figure.value, figure.unit);
    for key in keys {
        told.push(' ');
        told.push_str(&value(figure, *key).unwrap_or_else(|| "-".to_owned()));
    }
    told
}

fn value(figure: &Figure, key: Key) -> Option<String> {
    Some(match key {
        Key::Indicator => figure.indicator.to_string(),
        Key::Flow => figure.flow?.to_string(),
        Key::Area => figure.areas.join("+"),
        Key::Partner => Some(figure.partners.join("+")).filter(|partners| !partners.is_empty())?,
        Key::Period => figure.period?.to_string(),
        Key::Base => figure.base.as_ref()?.to_string(),
        Key::Transform => figure.transform.to_string(),
        Key::Bound => figure.bound?.to_string(),
        _ => unreachable!("no trap asks for {key}"),
    })
}

const NOTHING: [&str; 0] = [];

mod numbers {
    use super::*;

    #[test]
    fn va_between_two_amounts_is_no_cents() {
        let text = "Xuất nhập khẩu của Thái Nguyên đều tăng\n\n\
            Trong 9 tháng đầu năm 2025, kim ngạch xuất khẩu và nhập khẩu của tỉnh Thái Nguyên lần lượt đạt 5,3 tỷ USD và 5,1 tỷ USD.";
        assert_eq!(
            vi(&[Key::Flow], "2025-10-03", text),
            ["5,3 tỷ USD: 5300000000 USD export", "5,1 tỷ USD: 5100000000 USD import"]
        );
    }

    #[test]
    fn and_between_two_amounts_adds_nothing() {
        let text = "Trade of Tay Ninh grows\n\n\
            In May 2024, exports and imports of Tay Ninh province reached 987 million USD and 920.5 million USD, respectively.";
        assert_eq!(
            en(&[Key::Flow], "2024-06-03", text),
            ["987 million USD: 987000000 USD export", "920.5 million USD: 920500000 USD import"]
        );
    }

    #[test]
    fn decimals_behind_thousands_are_kept() {
        let text = "Kinh tế Hải Dương 9 tháng\n\n\
            Trong 9 tháng đầu năm 2024, thu ngân sách của tỉnh Hải Dương đạt 1.700,5 tỷ đồng; kim ngạch xuất khẩu đạt 12.345,67 triệu USD.";
        assert_eq!(
            vi(&[Key::Indicator], "2024-10-02", text),
            ["1.700,5 tỷ đồng: 1700500000000 VND budget_revenue", "12.345,67 triệu USD: 12345670000 USD goods_trade",]
        );
    }

    #[test]
    fn points_and_commas_follow_the_language() {
        let text = "Xuất khẩu của Vĩnh Phúc\n\n\
            Kim ngạch xuất khẩu của tỉnh Vĩnh Phúc năm 2023 đạt 2.503,8 triệu USD. Kim ngạch nhập khẩu đạt 1,094 tỷ USD. \
            Năm 2022, kim ngạch xuất khẩu đạt 2.280 triệu USD.";
        assert_eq!(
            vi(&[Key::Flow], "2024-01-10", text),
            [
                "2.503,8 triệu USD: 2503800000 USD export",
                "1,094 tỷ USD: 1094000000 USD import",
                "2.280 triệu USD: 2280000000 USD export",
            ]
        );
    }

    #[test]
    fn an_amount_beside_a_percentage_stays_whole() {
        let text = "Xuất khẩu của Bắc Ninh\n\n\
            Trong 5 tháng đầu năm 2025, kim ngạch xuất khẩu của Bắc Ninh đạt 31,1 tỷ USD, tăng 37% so với cùng kỳ năm trước.";
        assert_eq!(
            vi(&[Key::Transform, Key::Period], "2025-06-05", text),
            ["31,1 tỷ USD: 31100000000 USD level 2025-01-01/2025-05-31", "37%: 37 percent yoy 2025-01-01/2025-05-31",]
        );
    }

    #[test]
    fn a_point_before_three_digits_is_decimal_in_english_only() {
        let english = "Exports of Dong Nai\n\nExports of Dong Nai province reached 1.145 billion USD in March 2024.";
        assert_eq!(en(&[], "2024-04-02", english), ["1.145 billion USD: 1145000000 USD"]);
        let vietnamese =
            "Xuất nhập khẩu Đồng Nai tháng 3\n\nThu ngân sách của tỉnh Đồng Nai trong tháng 3/2024 đạt 1.145 tỷ đồng.";
        assert_eq!(vi(&[], "2024-04-02", vietnamese), ["1.145 tỷ đồng: 1145000000000 VND"]);
    }

    #[test]
    fn a_currency_may_stand_before_behind_and_without_a_space() {
        let text = "Trade and budget of Quang Ninh\n\n\
            Budget revenue of Quang Ninh reached VND4,927 billion in May 2024. \
            Budget revenue was VND4.927 trillion in June 2024. \
            Exports of Quang Ninh were nearly USD1.5 billion in May 2024. \
            Imports were USD 2.2bn in May 2024. \
            Exports reached $US 310 million in June 2024.";
        assert_eq!(
            en(&[Key::Bound], "2024-07-02", text),
            [
                "VND4,927 billion: 4927000000000 VND -",
                "VND4.927 trillion: 4927000000000 VND -",
                "USD1.5 billion: 1500000000 USD under",
                "USD 2.2bn: 2200000000 USD -",
                "$US 310 million: 310000000 USD -",
            ]
        );
    }

    #[test]
    fn a_range_is_one_figure() {
        for (range, one) in [
            ("10%-15 %", "10%-15 %: 10..15 percent"),
            ("10-11%", "10-11%: 10..11 percent"),
            ("80–100%", "80–100%: 80..100 percent"),
            ("8,5 - 9%", "8,5 - 9%: 8.5..9 percent"),
        ] {
            let text = format!(
                "Mục tiêu xuất khẩu của Nghệ An\n\n\
                 Tỉnh Nghệ An đặt mục tiêu năm 2025 kim ngạch xuất khẩu tăng {range} so với năm 2024."
            );
            assert_eq!(vi(&[], "2024-12-20", &text), [one]);
        }
    }

    #[test]
    fn bounds_are_no_clock_times_and_survive_a_hard_space() {
        let text = "Cửa khẩu Lạng Sơn thông quan\n\n\
            Ngày 5/11/2025, tỉnh Lạng Sơn thông quan khoảng 1.700 xe qua các cửa khẩu. \
            Trong 2 tháng đầu năm 2025, kim ngạch xuất nhập khẩu của tỉnh đạt gần 10 tỷ USD. \
            Tính đến hết tháng 10/2025, tổng kim ngạch xuất nhập khẩu đạt hơn\u{A0}70 tỷ USD.";
        assert_eq!(
            vi(&[Key::Bound], "2025-11-06", text),
            ["1.700 xe: 1700 vehicle about", "10 tỷ USD: 10000000000 USD under", "70 tỷ USD: 70000000000 USD over",]
        );
    }

    #[test]
    fn words_that_look_like_numbers_are_none() {
        let text = "Xuất khẩu của tỉnh không tăng\n\n\
            Tỷ lệ hàng xuất khẩu qua tỉnh Lào Cai trong năm qua không đổi, theo đánh giá của Sở Công Thương. \
            Các tỉnh khác cũng không khá hơn, và tỷ trọng hàng nhập khẩu vẫn thấp.";
        assert_eq!(vi(&[], "2025-01-20", text), NOTHING);
    }
}

mod not_figures {
    use super::*;

    #[test]
    fn the_number_of_a_session_or_of_years_is_no_rank() {
        let text = "Kỳ họp về xuất khẩu\n\n\
            Tại kỳ họp thứ 3, Hội đồng nhân dân tỉnh Bắc Giang bàn về xuất khẩu. \
            Đây là năm thứ hai liên tiếp tỉnh Bắc Giang có kim ngạch xuất khẩu tăng.";
        assert_eq!(vi(&[], "2025-07-20", text), NOTHING);
    }

    #[test]
    fn boundary_marks_road_posts_and_decrees_are_none() {
        let text = "Hàng xuất khẩu qua đường chuyên dụng\n\n\
            Hàng hóa xuất khẩu của Lạng Sơn đi qua đường chuyên dụng khu vực mốc 1088/2-1089 và khu vực mốc 1119-1120. \
            Xe xuất khẩu dừng ở Km3+4 để kiểm tra, theo Nghị định 57/2020.";
        assert_eq!(vi(&[], "2025-03-12", text), NOTHING);
    }

    #[test]
    fn a_year_of_the_zodiac_and_carats_are_none() {
        let text = "Xuất khẩu vàng trang sức\n\n\
            Tết Bính Ngọ 2026 đang đến gần, các doanh nghiệp ở tỉnh Hưng Yên tăng xuất khẩu vàng trang sức. \
            Vàng 24K được chuộng hơn các mặt hàng xuất khẩu khác.";
        assert_eq!(vi(&[], "2026-01-12", text), NOTHING);
    }

    #[test]
    fn a_kind_of_ownership_is_no_percentage() {
        let text = "Xuất khẩu của Bình Phước\n\n\
            Trong tháng 5/2024, kim ngạch xuất khẩu của tỉnh Bình Phước tăng ở khu vực 100% vốn trong nước và giảm ở khu vực có vốn đầu tư nước ngoài.";
        assert_eq!(vi(&[], "2024-06-03", text), NOTHING);
    }
}

mod ranks {
    use super::*;

    #[test]
    fn places_are_no_days_of_the_week() {
        let text = "Bắc Giang lên hạng về xuất khẩu\n\n\
            Năm 2024, kim ngạch xuất khẩu của tỉnh Bắc Giang đứng thứ ba cả nước; kim ngạch nhập khẩu đứng thứ hai.";
        assert_eq!(
            vi(&[Key::Transform, Key::Flow], "2025-01-20", text),
            ["thứ ba: 3 rank rank export", "thứ hai: 2 rank rank import"]
        );
    }

    #[test]
    fn fifth_and_sixth_are_no_fractions() {
        let text = "Exports of Bac Giang\n\n\
            In 2024, Bac Giang's exports ranked fifth and sixth in the country in turnover and in turnover a head, respectively.";
        assert_eq!(en(&[Key::Transform], "2025-01-20", text), ["fifth: 5 rank rank", "sixth: 6 rank rank"]);
    }
}

mod periods {
    use super::*;

    #[track_caller]
    fn is(published: &str, said: &str, period: &str) {
        let text = format!(
            "Xuất khẩu của Hải Dương\n\nTrong {said}, kim ngạch xuất khẩu của tỉnh Hải Dương đạt 900 triệu USD."
        );
        let text = text.replace("Trong tính", "Tính");
        let one = format!("900 triệu USD: 900000000 USD {period}");
        assert_eq!(vi(&[Key::Period], published, &text), [one], "{said}");
    }

    #[test]
    fn a_month_of_a_year() {
        is("2024-03-05", "tháng 2/2024", "2024-02-01/2024-02-29");
    }

    #[test]
    fn nine_months_are_no_day_in_may() {
        is("2025-10-03", "9 tháng năm 2025", "2025-01-01/2025-09-30");
    }

    #[test]
    fn quarters_in_roman_digits() {
        is("2025-10-03", "quý III/2025", "2025-07-01/2025-09-30");
        is("2024-07-03", "quý II", "2024-04-01/2024-06-30");
    }

    #[test]
    fn a_date_reached_counts_from_new_year() {
        is("2024-06-16", "tính đến 13/6/2024", "2024-01-01/2024-06-13");
        is("2025-03-04", "2 tháng đầu năm 2025", "2025-01-01/2025-02-28");
    }

    #[test]
    fn halves_of_a_month() {
        is("2025-05-20", "nửa đầu tháng 5", "2025-05-01/2025-05-15");
        is("2025-05-20", "kỳ 1 tháng 5", "2025-05-01/2025-05-15");
    }
}

mod changes {
    use super::*;

    #[test]
    fn a_rate_that_falls_to_a_level_is_no_fall() {
        let text = "Kinh tế Hà Giang\n\n\
            Năm 2024, tỷ lệ hộ nghèo của tỉnh Hà Giang giảm xuống mức 11,1%. \
            Trong năm 2024, kim ngạch xuất khẩu của tỉnh tăng thấp hơn, ở mức 14,9% so với năm 2023.";
        assert_eq!(
            vi(&[Key::Indicator], "2025-01-10", text),
            ["11,1%: 11.1 percent poverty_rate", "14,9%: 14.9 percent goods_trade"]
        );
        let text = "Xuất nhập khẩu của Việt Nam\n\n\
            Trong 4 tháng đầu năm 2017, kim ngạch xuất khẩu của Việt Nam tăng thấp hơn ở mức 14,9% so với cùng kỳ năm trước.";
        assert_eq!(vi(&[Key::Transform], "2017-05-10", text), ["14,9%: 14.9 percent yoy"]);
    }

    #[test]
    fn a_fall_keeps_its_sign_and_the_bound_of_its_size() {
        let text = "Xuất khẩu của Cà Mau giảm\n\n\
            Trong 8 tháng đầu năm 2023, kim ngạch xuất khẩu của tỉnh Cà Mau giảm hơn 400 triệu USD so với cùng kỳ năm trước.";
        assert_eq!(
            vi(&[Key::Transform, Key::Bound], "2023-09-05", text),
            ["400 triệu USD: -400000000 USD change over"]
        );
    }

    #[test]
    fn equal_to_a_percentage_of_the_year_before_is_a_ratio() {
        let text = "Xuất khẩu của Kiên Giang\n\n\
            Trong 3 tháng đầu năm 2023, kim ngạch xuất khẩu của tỉnh Kiên Giang bằng 83,6% cùng kỳ năm trước.";
        assert_eq!(
            vi(&[Key::Transform, Key::Base], "2023-04-05", text),
            ["83,6%: 83.6 percent ratio 2022-01-01/2022-03-31"]
        );
    }

    #[test]
    fn multiples_and_halves_in_words() {
        let text = "Xuất khẩu của Điện Biên\n\n\
            Trong 6 tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh Điện Biên tăng 2,87 lần so với cùng kỳ năm trước. \
            Kim ngạch nhập khẩu gấp đôi cùng kỳ năm trước. \
            Mặt hàng cà phê chiếm hơn một nửa kim ngạch xuất khẩu của tỉnh.";
        assert_eq!(
            vi(&[Key::Transform, Key::Bound], "2024-07-08", text),
            ["2,87 lần: 2.87 times ratio -", "gấp đôi: 2 times ratio -", "một nửa: 50 percent share over",]
        );
    }

    #[test]
    fn volume_and_value_have_a_growth_each() {
        let text = "Xuất khẩu hạt điều của Bình Phước\n\n\
            Trong 4 tháng đầu năm 2024, tỉnh Bình Phước xuất khẩu 73 nghìn tấn hạt điều, trị giá 52 triệu USD, \
            tăng 12% về lượng và 30% về trị giá so với cùng kỳ năm trước.";
        assert_eq!(
            vi(&[Key::Indicator, Key::Transform], "2024-05-06", text),
            [
                "73 nghìn tấn: 73000 tonne volume level",
                "52 triệu USD: 52000000 USD goods_trade level",
                "12%: 12 percent volume yoy",
                "30%: 30 percent goods_trade yoy",
            ]
        );
    }
}

mod names {
    use super::*;

    #[track_caller]
    fn area(published: &str, text: &str, area: &str) {
        let areas: Vec<String> = read(Lang::Vi, published, text).iter().map(|f| f.areas.join("+")).collect();
        assert_eq!(areas, [area]);
    }

    #[test]
    fn the_pacific_is_no_province() {
        area(
            "2024-06-10",
            "Xuất khẩu sang châu Á - Thái Bình Dương\n\n\
             Trong 5 tháng đầu năm 2024, kim ngạch xuất khẩu của Việt Nam sang khu vực châu Á - Thái Bình Dương đạt 82 tỷ USD.",
            "vietnam",
        );
    }

    #[test]
    fn a_chinese_province_of_the_same_name_is_not_ours() {
        area(
            "2024-06-10",
            "Đoàn Hà Nam (Trung Quốc) thăm Thái Nguyên\n\n\
             Tiếp đoàn doanh nghiệp tỉnh Hà Nam (Trung Quốc), lãnh đạo tỉnh Thái Nguyên cho biết, \
             trong 5 tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh Thái Nguyên đạt 12 tỷ USD.",
            "thai-nguyen",
        );
    }

    #[test]
    fn a_provincial_city_is_not_its_province() {
        area(
            "2024-06-10",
            "Hội nghị xúc tiến xuất khẩu\n\n\
             Tại hội nghị ở thành phố Lạng Sơn ngày 8/6, lãnh đạo tỉnh Cao Bằng cho biết, \
             trong 5 tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh Cao Bằng đạt 310 triệu USD.",
            "cao-bang",
        );
        let city = read(
            Lang::Vi,
            "2024-06-10",
            "Xuất khẩu qua biên giới\n\n\
             Trong 5 tháng đầu năm 2024, doanh nghiệp tại thành phố Lạng Sơn đạt kim ngạch xuất khẩu 31 triệu USD.",
        );
        assert!(city.iter().all(|figure| figure.areas != ["lang-son"]), "{city:?}");
    }

    #[test]
    fn a_newspaper_is_not_the_province_it_is_named_after() {
        area(
            "2024-06-10",
            "Xuất khẩu của Hải Dương\n\n\
             Theo Báo Bắc Ninh, trong 5 tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh Hải Dương đạt 4 tỷ USD.",
            "hai-duong",
        );
    }

    #[test]
    fn people_words_and_towns_are_no_countries() {
        let text = "Trái cây Tiền Giang xuất khẩu\n\n\
            Anh Nguyễn Đức Anh, chủ một cơ sở ở Mỹ Tho, nói: Ý tưởng ban đầu chỉ là bán trong tỉnh. \
            Theo ông Trần Văn Đức, trong 5 tháng đầu năm 2024, kim ngạch xuất khẩu trái cây của tỉnh Tiền Giang đạt 61 triệu USD. \
            Anh Đức cho biết, năm 2023, kim ngạch xuất khẩu trái cây của tỉnh đạt 130 triệu USD.";
        assert_eq!(
            vi(&[Key::Partner], "2024-06-10", text),
            ["61 triệu USD: 61000000 USD -", "130 triệu USD: 130000000 USD -"]
        );
    }
}
