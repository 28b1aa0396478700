//! What a key said once still governs, and what takes it away: an item's own words end with the item, a sentence on
//! the whole drops them, and vehicles are traffic only where there are gates.

use kimngach_reader::{Document, Figure, Lang, Meta};

fn read(text: &str) -> Vec<Figure> {
    let meta = Meta { published: Some("2024-07-05".parse().expect("a date")), ..Meta::default() };
    kimngach_reader::read(&Document::from_text("scope", text, meta, Some(Lang::Vi)))
}

/// Each figure as `text: indicator flow goods`.
fn told(text: &str) -> Vec<String> {
    read(text)
        .iter()
        .map(|f| {
            let flow = f.flow.map_or("-".to_owned(), |flow| flow.to_string());
            format!("{}: {} {flow} {}", f.at.of(text), f.indicator, f.commodity.as_deref().unwrap_or("-"))
        })
        .collect()
}

mod goods {
    use super::*;

    #[test]
    fn those_of_another_clause_of_the_headline_are_no_topic() {
        let text = "Lâm Đồng: Xuất khẩu về đích sớm, cà phê mang về 310 triệu USD\n\n\
            Năm 2023, kim ngạch xuất khẩu của tỉnh Lâm Đồng đạt 890 triệu USD, tăng 6,2%. Cà phê vẫn đứng đầu, cà phê bột có mặt ở nhiều nước.";
        assert_eq!(
            told(text),
            [
                "310 triệu USD: goods_trade export cà phê",
                "890 triệu USD: goods_trade export -",
                "6,2%: goods_trade export -"
            ]
        );
    }

    #[test]
    fn named_before_a_semicolon_without_a_number_end_with_it() {
        let text = "Trà Vinh đẩy mạnh xuất khẩu\n\n\
            Tỉnh Trà Vinh tháo gỡ khó khăn về nguồn tôm, cá, dừa; phấn đấu xuất khẩu quý III đạt 120 triệu USD.";
        assert_eq!(told(text), ["120 triệu USD: goods_trade export -"]);
    }

    #[test]
    fn of_a_country_s_balance_are_all() {
        let text = "Nhập khẩu ô tô tăng mạnh\n\n\
            Kim ngạch nhập khẩu ô tô 5 tháng đầu năm 2024 đạt 900 triệu USD. Nhu cầu ô tô, giá ô tô đều cao.\n\n\
            5 tháng đầu năm, Việt Nam nhập siêu 2,1 tỷ USD hàng hóa.";
        assert_eq!(told(text).last().map(String::as_str), Some("2,1 tỷ USD: goods_trade balance -"));
    }
}

mod direction {
    use super::*;

    #[test]
    fn of_a_share_is_that_of_its_whole() {
        let text = "Xuất nhập khẩu của Hà Nam\n\n\
            Khối doanh nghiệp FDI của tỉnh Hà Nam chiếm 91% trị giá xuất khẩu và 88% trị giá nhập khẩu trong quý II năm 2024.";
        assert_eq!(told(text), ["91%: goods_trade export -", "88%: goods_trade import -"]);
    }

    #[test]
    fn of_what_a_counterpart_buys_here_is_export() {
        let text = "Xuất nhập khẩu Thái Bình 6 tháng đầu năm 2024\n\n\
            Hoa Kỳ nhập từ Thái Bình 410 triệu USD hàng hóa, chiếm 31%; Nhật Bản 120 triệu USD.";
        assert_eq!(
            told(text),
            ["410 triệu USD: goods_trade export -", "31%: goods_trade export -", "120 triệu USD: goods_trade export -"]
        );
    }

    #[test]
    fn goes_on_behind_a_list_that_ends_in_tonnes() {
        let text = "Xuất nhập khẩu tỉnh Bình Phước 6 tháng đầu năm 2024\n\n\
            1. Xuất khẩu\n\
            Kim ngạch xuất khẩu 6 tháng ước 2.100 triệu USD, trong đó:\n\
            - Hạt điều: 610 triệu USD;\n\
            - Cao su: 41.200 tấn.\n\
            Thị trường: Hoa Kỳ 702 triệu USD; Nhật Bản 310 triệu USD.";
        let told = told(text);
        assert_eq!(told[3..], ["702 triệu USD: goods_trade export -", "310 triệu USD: goods_trade export -"]);
    }
}

mod vehicles {
    use super::*;

    #[test]
    fn far_from_any_gate_are_goods() {
        let text = "Ô tô nhập khẩu tăng\n\n\
            Năm 2023, lượng xe nhập khẩu Thái Lan về Việt Nam đạt 21.500 xe, tăng 8,4% so với năm trước.";
        assert_eq!(told(text), ["21.500 xe: volume import xe", "8,4%: volume import xe"]);
    }
}

mod takings {
    use super::*;

    #[test]
    fn judging_is_no_price() {
        let text = "Công nghiệp Hà Nam năm 2023\n\n\
            Sở Công Thương đánh giá, giá trị sản xuất công nghiệp của tỉnh Hà Nam năm 2023 tăng 11,8%. \
            Kim ngạch xuất khẩu đạt 5 tỷ USD.";
        assert_eq!(told(text).first().map(String::as_str), Some("11,8%: industrial_output - -"));
    }

    #[test]
    fn of_a_paragraph_on_customs_are_those_of_customs() {
        let text = "Hải quan Bình Định thu ngân sách tăng\n\n\
            Hải quan Bình Định cho biết 6 tháng đầu năm 2024 đã làm thủ tục cho 9.120 tờ khai. Thu ngân sách đạt 512 tỷ đồng, bằng 61% chỉ tiêu.\n\n\
            Nguồn thu đến từ quặng sắt (120 tỷ đồng), than đá (95 tỷ đồng).";
        let told: Vec<String> = told(text).into_iter().filter(|t| t.contains("tỷ đồng")).collect();
        assert_eq!(
            told,
            [
                "512 tỷ đồng: customs_revenue - -",
                "120 tỷ đồng: customs_revenue - quặng sắt",
                "95 tỷ đồng: customs_revenue - than đá"
            ]
        );
    }

    #[test]
    fn of_foreign_owned_firms_in_a_text_on_exports_are_exports() {
        let text = "Xuất khẩu Bình Phước\n\n\
            Kim ngạch xuất khẩu 6 tháng đầu năm 2024 của tỉnh Bình Phước đạt 2.100 triệu USD; kinh tế trong nước 800 triệu USD; có vốn đầu tư nước ngoài 1.300 triệu USD.";
        let coverage: Vec<Option<String>> = read(text).iter().map(|f| f.coverage.map(|c| c.to_string())).collect();
        assert_eq!(coverage, [None, Some("domestic".to_owned()), Some("fdi".to_owned())]);
    }
}
