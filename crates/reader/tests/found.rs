//! Which numbers are figures, and what each of them is.
//!
//! A row is a text and one line a figure: text | indicator flow | transform | value unit bound.

use kimngach_reader::{Document, Lang, Meta, read};

fn told(lang: Lang, text: &str) -> Vec<String> {
    let meta = Meta { published: "2024-06-10".parse().ok(), ..Meta::default() };
    let document = Document::from_text("test", text, meta, Some(lang));
    let line = |f: &kimngach_reader::Figure| {
        let flow = f.flow.map_or(String::new(), |flow| format!(" {flow}"));
        let bound = f.bound.map_or(String::new(), |bound| format!(" {bound}"));
        format!("{} | {}{flow} | {} | {} {}{bound}", f.at.of(text), f.indicator, f.transform, f.value, f.unit)
    };
    read(&document).iter().map(line).collect()
}

#[track_caller]
fn vi(said: &str, expected: &[&str]) {
    let text = format!("Xuất khẩu của tỉnh Bến Tre\n\nTrong 5 tháng đầu năm 2024, {said}");
    assert_eq!(told(Lang::Vi, &text), expected, "{said}");
}

#[track_caller]
fn en(said: &str, expected: &[&str]) {
    let text = format!("Exports of Ben Tre\n\nIn the first five months of 2024, {said}");
    assert_eq!(told(Lang::En, &text), expected, "{said}");
}

const EXPORTS: &str = "kim ngạch xuất khẩu của tỉnh Bến Tre đạt 700 triệu USD.";
const LEVEL: &str = "700 triệu USD | goods_trade export | level | 700000000 USD";

/// Behind a sentence on exports, the next says nothing of trade.
#[track_caller]
fn no_more(said: &str) {
    vi(&format!("{EXPORTS} {said}"), &[LEVEL]);
}

mod spelling {
    use super::*;

    #[test]
    fn a_space_forgotten_before_a_number() {
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre tăng9,4% so với cùng kỳ; hàng đi châu Âu61 triệu USD.",
            &[
                "9,4% | goods_trade export | yoy | 9.4 percent",
                "61 triệu USD | goods_trade export | level | 61000000 USD",
            ],
        );
        en("exports of Ben Tre were up6.1 percent.", &["6.1 percent | goods_trade export | yoy | 6.1 percent"]);
    }

    #[test]
    fn a_space_behind_the_mark_of_a_number() {
        en(
            "there were 12, 315 new enterprises in Ben Tre.",
            &["12, 315 new enterprises | enterprises | level | 12315 enterprise"],
        );
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre tăng 4% (24, 5 tỷ USD).",
            &[
                "4% | goods_trade export | yoy | 4 percent",
                "24, 5 tỷ USD | goods_trade export | level | 24500000000 USD",
            ],
        );
        en(
            "at 20:00, 415 vehicles with exports stood at the gate.",
            &["415 vehicles | vehicles export | level | 415 vehicle"],
        );
    }

    #[test]
    fn one_amount_of_two_parts() {
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre đạt 1 tỷ 518 triệu USD.",
            &["1 tỷ 518 triệu USD | goods_trade export | level | 1518000000 USD"],
        );
    }

    #[test]
    fn a_hyphen_before_the_unit() {
        en("exports of Ben Tre saw a 19-percent fall.", &["19-percent | goods_trade export | yoy | -19 percent"]);
    }
}

mod no_figures {
    use super::*;

    #[test]
    fn money_for_one_of_something_is_a_price() {
        no_more("Xăng được đề xuất thu 4.000 - 8.000 đồng/lít, trứng gà còn 900 đồng/quả.");
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre đạt 80 triệu USD/tháng.",
            &["80 triệu USD | goods_trade export | level | 80000000 USD"],
        );
    }

    #[test]
    fn a_currency_before_a_small_number_is_a_standard_or_a_cup() {
        no_more("Các xe này đạt tiêu chuẩn Euro 4, nhà vô địch EURO 2016 cũng dùng.");
    }

    #[test]
    fn a_count_of_what_no_unit_knows_is_no_money() {
        no_more("Nông dân còn giữ 4 triệu bao trong kho.");
        vi(
            "kim ngạch xuất khẩu của Việt Nam sang Nhật Bản đạt 9 tỷ đôla.",
            &["9 tỷ đôla | goods_trade export | level | 9000000000 USD"],
        );
    }

    #[test]
    fn occasions_are_no_multiples() {
        vi(
            "qua 12 lần gặp gỡ, kim ngạch xuất khẩu của tỉnh Bến Tre tăng 3 lần.",
            &["3 lần | goods_trade export | ratio | 3 times"],
        );
    }

    #[test]
    fn points_of_an_index_are_no_points_of_a_rate() {
        no_more("Thị trường chứng khoán cũng đi lên, đạt gần 770 điểm.");
    }

    #[test]
    fn rates_set_by_law_and_their_changes() {
        no_more("Mức thuế nhập khẩu ô tô từ ASEAN đã giảm từ 40% xuống 30%.");
        no_more("Thuế suất nhập khẩu xe dưới 9 chỗ ở mức chỉ 30%.");
        en(
            "exports of Ben Tre reached 70 million USD. The anti-dumping duty on its shrimp was cut to 2 percent.",
            &["70 million USD | goods_trade export | level | 70000000 USD"],
        );
    }

    #[test]
    fn a_deal_is_no_trade() {
        no_more("Tỉnh bạn ký hợp đồng cung cấp 36 máy bay với trị giá 12 tỷ USD.");
    }

    #[test]
    fn trade_in_the_name_of_a_business() {
        let text = "Doanh nghiệp nợ thuế\n\nCông ty cổ phần Xuất nhập khẩu An Bình nợ 6 tỷ đồng, \
            Nhà máy may xuất khẩu Minh Hà nợ 4 tỷ đồng.";
        let trade = told(Lang::Vi, text).into_iter().filter(|line| line.contains("goods_trade"));
        assert_eq!(trade.collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn the_rate_of_another_subject() {
        no_more("Số trẻ em phải học bù ban đêm giảm khoảng 40%.");
        no_more("Khâu giấy tờ chiếm tới 68% tổng thời gian.");
        no_more("Khối này chiếm 65% dân số thế giới.");
    }

    #[test]
    fn the_change_of_a_price() {
        no_more("Giá xuất khẩu bình quân là 2.516 USD/tấn, giảm 13,5%.");
        vi(
            &format!("{EXPORTS} Giá kỳ hạn giảm 39 USD, tương đương 1,9%."),
            &[LEVEL, "39 USD | other | change | -39 USD"],
        );
    }

    #[test]
    fn capital_and_papers_signed_beside_trade() {
        vi(
            "kim ngạch xuất khẩu của Việt Nam sang Hà Lan đạt 7 tỷ USD, vốn đầu tư khoảng 9 tỷ USD.",
            &[
                "7 tỷ USD | goods_trade export | level | 7000000000 USD",
                "9 tỷ USD | other | level | 9000000000 USD about",
            ],
        );
    }

    #[test]
    fn the_capital_of_projects_counted() {
        vi(
            &format!("{EXPORTS} Hàn Quốc có 396 dự án tại Việt Nam với tổng vốn đăng ký là 1,8 tỷ USD."),
            &[LEVEL, "396 dự án | other | level | 396 project", "1,8 tỷ USD | fdi | level | 1800000000 USD"],
        );
    }

    #[test]
    fn investment_in_dollars_is_from_abroad() {
        vi(
            &format!("{EXPORTS} Thu hút đầu tư đạt 12.000 tỷ đồng và 593,8 triệu USD."),
            &[
                LEVEL,
                "12.000 tỷ đồng | other | level | 12000000000000 VND",
                "593,8 triệu USD | fdi | level | 593800000 USD",
            ],
        );
    }

    #[test]
    fn a_class_is_no_place_in_a_league() {
        no_more("Tỉnh có chợ hạng 1 và chợ hạng 2.");
    }
}

mod what_it_is {
    use super::*;

    #[test]
    fn a_change_with_a_word_between() {
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre giảm mạnh, tới khoảng 90 triệu USD so với cùng kỳ.",
            &["90 triệu USD | goods_trade export | change | -90000000 USD about"],
        );
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre tăng 16%, tức thêm 43 triệu USD so với cùng kỳ.",
            &[
                "16% | goods_trade export | yoy | 16 percent",
                "43 triệu USD | goods_trade export | change | 43000000 USD",
            ],
        );
    }

    #[test]
    fn a_plan_left_behind() {
        for said in ["vượt kế hoạch gần 18%", "vượt kế hoạch (600 triệu USD) gần 18%"] {
            let text = format!(
                "Xuất khẩu của tỉnh Bến Tre\n\nNăm 2023, kim ngạch xuất khẩu của tỉnh Bến Tre đạt 700 triệu USD, {said}."
            );
            let growth = "18% | goods_trade export | growth | 18 percent under".to_owned();
            assert_eq!(told(Lang::Vi, &text).last(), Some(&growth), "{said}");
        }
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre vượt 14% so với kế hoạch.",
            &["14% | goods_trade export | growth | 14 percent"],
        );
    }

    #[test]
    fn a_part_in_apposition() {
        en(
            "exports of Ben Tre reached 70 million USD. The bulk, 82 percent, was coconut.",
            &[
                "70 million USD | goods_trade export | level | 70000000 USD",
                "82 percent | goods_trade export | share | 82 percent",
            ],
        );
        vi(
            &format!("{EXPORTS} Nhóm dừa đạt 500 triệu USD, bằng 71% toàn tỉnh."),
            &[
                LEVEL,
                "500 triệu USD | goods_trade export | level | 500000000 USD",
                "71% | goods_trade export | share | 71 percent",
            ],
        );
    }

    #[test]
    fn off_and_above_a_level() {
        en(
            "exports of Ben Tre were 16.3 percent off the level of the same period last year.",
            &["16.3 percent | goods_trade export | yoy | -16.3 percent"],
        );
        en(
            "exports of Ben Tre were 7 percent above the result of 2023.",
            &["7 percent | goods_trade export | yoy | 7 percent"],
        );
    }

    #[test]
    fn two_changes_in_a_row_keep_the_order_of_those_before() {
        let text = "Xuất khẩu của tỉnh Bến Tre\n\nTháng 5/2024, kim ngạch xuất khẩu của tỉnh Bến Tre đạt 90 triệu USD, giảm 3,4% \
            so tháng liền trước, tăng 12,6% so với cùng kỳ. Trong đó, hàng dừa đạt 30 triệu USD, giảm 2,6% và tăng 4,8%.";
        let changes = told(Lang::Vi, text).into_iter().skip(4);
        assert_eq!(
            changes.collect::<Vec<_>>(),
            ["2,6% | goods_trade export | pop | -2.6 percent", "4,8% | goods_trade export | yoy | 4.8 percent",]
        );
    }

    #[test]
    fn halves() {
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre giảm quá nửa so với cùng kỳ.",
            &["nửa | goods_trade export | yoy | -50 percent over"],
        );
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre chưa bằng một nửa cùng kỳ.",
            &["một nửa | goods_trade export | ratio | 50 percent under"],
        );
    }

    #[test]
    fn places_in_digits_and_in_apposition() {
        vi(
            "kim ngạch xuất khẩu của Việt Nam ở vị trí 50 và 44 trên thế giới.",
            &["50 | goods_trade export | rank | 50 rank", "44 | goods_trade export | rank | 44 rank"],
        );
        en(
            "exports of Ben Tre rose by 10.3 percent, fourth among its peers.",
            &["10.3 percent | goods_trade export | yoy | 10.3 percent", "fourth | goods_trade export | rank | 4 rank"],
        );
    }

    #[test]
    fn bounds_that_grew_together_with_a_verb() {
        vi(
            "kim ngạch xuất khẩu của tỉnh Bến Tre tăng hơn 4%, nhập khẩu gấp gần 10 lần cùng kỳ.",
            &["4% | goods_trade export | yoy | 4 percent over", "10 lần | goods_trade import | ratio | 10 times under"],
        );
    }
}
