//! What is to be expected of gates and areas, and what was said when.

mod common;

use common::Server;
use std::time::Duration;

/// The page once what is worked out behind it is there.
async fn whole(server: &Server, path: &str) -> String {
    for _ in 0..600 {
        let page = server.get(path).await;
        assert!(page.status.is_success(), "{path}: {}", page.text);
        if !page.text.contains("data-again") {
            return page.text;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{path}: not worked out within a minute")
}

/// Counts of days at a gate, as bulletins tell them.
fn bulletins(days: std::ops::RangeInclusive<u8>) -> Vec<(String, String)> {
    let of = |day: u8| {
        let text = format!(
            "Ngày {day}/11/2025, cửa khẩu Hữu Nghị có {} xe xuất khẩu và {} xe nhập khẩu.",
            200 + u32::from(day),
            600 + u32::from(day)
        );
        (format!("ngay-{day}"), text)
    };
    days.map(of).collect()
}

#[tokio::test]
async fn a_gate_is_forecast_behind_its_last_count_without_a_request_that_waits() {
    let told = bulletins(3..=12);
    let list: Vec<(&str, &str, &str)> = told.iter().map(|(name, text)| (&**name, "Bản tin", &**text)).collect();
    let server = Server::of(&list);
    let first = server.get("/gates/huu-nghi?lang=en").await.text;
    assert!(first.contains("data-again") && first.contains("being worked out"), "{first}");
    let page = whole(&server, "/gates/huu-nghi?lang=en").await;
    // Both ways out and in, each with its two bands; fourteen days from the day after the last count.
    assert_eq!((page.matches("class=\"far\"").count(), page.matches("class=\"near\"").count()), (2, 2), "{page}");
    let days = page.split("Day by day").nth(1).unwrap().split("</table>").next().unwrap();
    assert_eq!(days.matches("<tr>").count(), 15, "{days}");
    assert!(days.contains("13 Nov 2025") && days.contains("26 Nov 2025") && !days.contains("12 Nov 2025"), "{days}");
    assert!(page.contains("Rests on 10 days counted"), "{page}");
    // What follows from some 207 vehicles a day is not far from them.
    let middle: u32 = days.split("<td class=\"number\">").nth(1).unwrap().split('<').next().unwrap().parse().unwrap();
    assert!((180..=240).contains(&middle), "{middle}");
    // A later bulletin makes it begin later.
    server.add("ngay-13", "Bản tin", &bulletins(13..=13)[0].1);
    let page = whole(&server, "/gates/huu-nghi?lang=en").await;
    let days = page.split("Day by day").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(days.contains("27 Nov 2025") && !days.contains("13 Nov 2025"), "{days}");
}

#[tokio::test]
async fn too_little_is_said_in_a_sentence() {
    let text = "Ngày 5/11/2025, tại cửa khẩu Hữu Nghị còn tồn 148 xe.";
    let server = Server::of(&[("ton", "Bản tin", text)]);
    let page = whole(&server, "/gates/huu-nghi?lang=en").await;
    assert!(page.contains("Too little is told to say what is to be expected"), "{page}");
}

#[tokio::test]
async fn a_plan_compares_measures_and_says_what_it_rests_on() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let page = whole(&server, "/plans/lang-son-2025?lang=en").await;
    assert!(page.contains("Vehicles come as the scenario has it"), "{page}");
    for part in ["1. If nothing is done", "2. Recommended", "5. Options compared", "6. What this rests on"] {
        assert!(page.contains(&format!("<h2>{part}</h2>")), "{part}");
    }
    assert!(page.contains("href=\"/gates/huu-nghi\""));
    assert_eq!(server.get("/plans/nope").await.status, 404);
}

#[tokio::test]
async fn plans_of_an_area_are_gauges_that_lead_to_their_figures() {
    let text = "Năm 2024, tỉnh Lạng Sơn đặt kế hoạch kim ngạch xuất khẩu 400 triệu USD. Sáu tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt 100 triệu USD, bằng 25% kế hoạch năm.";
    let server = Server::of(&[("ke-hoach", "Kế hoạch", text)]);
    let page = server.get("/areas/lang-son?lang=en").await.text;
    let section = page.split("id=\"planned\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(section.contains("25% of the plan") && section.contains("plan: 400 million USD"), "{section}");
    assert!(section.contains("href=\"/documents/ke-hoach-"), "{section}");
}

#[tokio::test]
async fn a_series_tells_what_was_said_when() {
    let of = |value: u32| format!("Quý I năm 2024, xuất khẩu của tỉnh Lạng Sơn đạt {value} triệu USD.");
    let server = Server::of(&[("quy-1", "Lần đầu", &of(300))]);
    server.add("quy-1", "Sửa", &of(309));
    let slug = "lang-son.goods_trade.export.usd";
    assert!(server.get(&format!("/series/{slug}")).await.text.contains(&format!("/series/{slug}/history")));
    let page = server.get(&format!("/series/{slug}/history?lang=en")).await.text;
    let body = page.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let (first, second) = (body.find("Lần đầu").unwrap(), body.find("Sửa").unwrap());
    assert!(first < second && body.contains("rowspan=\"2\""), "{body}");
    assert!(body[..second].contains("replaced by a later vintage"), "{body}");
    assert!(body.contains("+3\u{A0}%") && body[second..].contains("counts"), "{body}");
    assert!(page.contains("1 of 1 periods were told otherwise"), "{page}");
    assert_eq!(server.get("/series/nope/history").await.status, 404);
}
