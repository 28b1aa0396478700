//! `kimngach chart`: pictures from documents.
#![cfg(feature = "report")]

mod common;

use common::Place;
use std::fs;

const TRADE: &str = "Sáu tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt 2,5 tỷ USD, tăng 12,5% so với cùng kỳ.\n\
Chín tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt hơn 4,1 tỷ USD.\n";
const LEAGUE: &str = "Tháng 2/2025, kim ngạch xuất khẩu của cả nước đạt 31,1 tỷ USD. Trong đó, Bắc Giang xuất khẩu 2,8 tỷ USD, Bắc Ninh xuất khẩu 2,49 tỷ USD.\n";

const PLAN: &str =
    "Sáu tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh Kon Tum đạt 180 triệu USD, bằng 52% kế hoạch năm.\n";

fn place() -> Place {
    Place::with(&[("mot.txt", TRADE), ("hai.txt", LEAGUE), ("ba.txt", PLAN)])
}

fn drawn(place: &Place, args: &[&str]) -> String {
    let ran = place.run(
        &[&["chart"], args, &["--lang", "vi", "-o", "out.svg", "--from", "mot.txt", "hai.txt", "ba.txt"]].concat(),
    );
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{args:?}");
    place.text("out.svg").replace('\u{A0}', " ")
}

fn holds(svg: &str, texts: &[&str]) {
    for text in texts {
        assert!(svg.contains(text), "{text}: {}", svg.split("</style>").last().unwrap());
    }
}

#[test]
fn every_kind_of_picture_shows_what_the_documents_say() {
    let place = place();
    let series = drawn(&place, &["series", "lang-son", "export"]);
    holds(&series, &["Xuất khẩu của Lạng Sơn", "Lũy kế từ đầu năm, tỷ USD", ">2,5<", ">&gt; 4,1<", "[1]"]);
    holds(&drawn(&place, &["growth", "lang-son", "export"]), &["so với cùng kỳ", ">12,5<"]);
    holds(&drawn(&place, &["plan", "kon-tum", "2024"]), &["Kế hoạch 2024 của Kon Tum", "52% kế hoạch"]);
    let league = ["--flow", "export", "--period", "2025-02"];
    let bars = drawn(&place, &[&["league"], &league[..]].concat());
    holds(&bars, &["Xuất khẩu theo địa bàn, tháng 2/2025", ">Bắc Giang<", ">2,8<", ">2,49<"]);
    assert!(bars.find("Bắc Giang<") < bars.find("Bắc Ninh<"));
    // 2.8 ± 0.05 in 31.1 ± 0.05 billion: 2.75 / 31.15 to 2.85 / 31.05.
    holds(&drawn(&place, &[&["share"], &league[..]].concat()), &[">8,82–9,18<", "class=\"bar\""]);
    holds(&drawn(&place, &[&["map"], &league[..]].concat()), &["class=\"tile\"", ">Lạng Sơn<", ">2,49<"]);
    let two = drawn(&place, &["multiples", "bac-giang,bac-ninh@", "export", "--per", "month"]);
    holds(&two, &[">Bắc Giang<", ">Bắc Ninh<"]);
}

#[test]
fn pictures_are_painted_the_same_each_time() {
    let place = place();
    let png = |name: &str| {
        let args = ["chart", "series", "lang-son", "export", "--from", "mot.txt", "--scale", "1", "-o", name];
        assert_eq!(place.run(&args).code, 0);
        fs::read(place.path().join(name)).unwrap()
    };
    let one = png("one.png");
    assert!(one.starts_with(b"\x89PNG") && one == png("two.png"));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let place = place();
    let told = |args: &[&str]| {
        let ran = place.run(&[&["chart"], args, &["--from", "mot.txt", "hai.txt"]].concat());
        assert_eq!(ran.code, 2, "{args:?}");
        ran.err
    };
    let name = told(&["series", "lang-son", "export", "-o", "out.jpg"]);
    assert!(name.contains("out.jpg: is neither .svg nor .png"), "{name}");
    let nothing = told(&["series", "lang-son", "import", "-o", "out.svg"]);
    assert!(nothing.contains("tell nothing of this series of Lang") && nothing.contains("but export (3)"), "{nothing}");
    assert!(!place.path().join("out.svg").exists());
    let growth = told(&["growth", "bac-giang", "export", "-o", "out.svg"]);
    assert!(growth.contains("no growth on a year before"), "{growth}");
}
