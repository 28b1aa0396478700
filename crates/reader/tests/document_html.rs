//! Pages as they come: what is kept of them, and that none of them stops the reading.

use jiff::civil::date;
use kimngach_reader::document::{DocumentError, Format};
use kimngach_reader::{Document, Lang, Meta};
use std::time::{Duration, Instant};

fn page(html: &str) -> Document {
    Document::from_bytes("page", html.as_bytes(), None, Meta::default(), None).expect("a page with words")
}

#[test]
fn an_article_of_a_newspaper() {
    let document = page(include_str!("pages/bao.html"));
    let wanted = "\
Cửa khẩu Tân Phong thông quan 1.240 xe trong tuần

(BBM) - Lượng xe chở nông sản qua cửa khẩu tăng đều sau kỳ nghỉ, kim ngạch đạt 86,4 triệu USD.

Theo Ban quản lý cửa khẩu, từ ngày 8 đến 14/3 có 1.240 xe được thông quan, trong đó 905 xe xuất khẩu và 335 xe nhập khẩu, \
tăng 12% so với tuần trước đó.

Tổng kim ngạch xuất nhập khẩu trong tuần đạt 86,4 triệu USD, riêng hàng xuất khẩu là 61,2 triệu USD, gồm chủ yếu sầu riêng, \
thanh long và mít.

Xe chở thanh long chờ làm thủ tục, sáng 14/3. Ảnh: Hà Linh

Lực lượng chức năng bố trí thêm hai làn kiểm tra, nhờ đó thời gian chờ bình quân giảm còn 45 phút một xe.

Số liệu theo ngày

Ngày | Xe xuất | Xe nhập
12/3 | 131 | 47
13/3 | 128 | 52

Sầu riêng: 28,5 triệu USD
Thanh long: 14,1 triệu USD

Đại diện doanh nghiệp cho biết chi phí vận chuyển đã giảm so với đầu năm và kỳ vọng lượng hàng còn tăng trong quý II.";
    assert_eq!(document.text, wanted);
    assert_eq!(document.lang, Lang::Vi);
    assert_eq!(document.meta.published, Some(date(2025, 3, 15)));
    assert_eq!(document.meta.author.as_deref(), Some("Hà Linh"));
    assert_eq!(document.meta.title.as_deref(), Some("Cửa khẩu Tân Phong thông quan 1.240 xe trong tuần"));
    assert_eq!(document.meta.url.as_deref(), Some("https://baobienmau.example/kinh-te/tan-phong-1240-xe-88123.html"));
}

#[test]
fn a_page_of_an_authority_built_of_tables() {
    let document = page(include_str!("pages/cong.html"));
    for line in [
        "Trong tháng 5, kim ngạch xuất khẩu trên địa bàn ước đạt 145,7 triệu USD, tăng 8,3% so với cùng kỳ năm trước.",
        "Mặt hàng | Tháng 5 (triệu USD) | 5 tháng (triệu USD)",
        "Dệt may | 52,1 | 248,0",
        "Sở Công Thương dự báo sáu tháng đầu năm xuất khẩu đạt khoảng 860 triệu USD.",
    ] {
        assert!(document.text.lines().any(|found| found == line), "{line} in:\n{}", document.text);
    }
    assert!(!document.text.contains("Liên hệ") && !document.text.contains("Bản quyền"), "{}", document.text);
    assert_eq!(document.meta.published, Some(date(2024, 6, 4)));
}

#[test]
fn short_pages_in_english() {
    let document = page(include_str!("pages/short.html"));
    assert!(document.text.starts_with("Exports of Port Alder rise to $410 million\n\n"), "{}", document.text);
    assert!(document.text.contains("Imports fell to $95 million."), "{}", document.text);
    assert!(!document.text.contains("Storm"), "{}", document.text);
    assert_eq!(document.meta.published, Some(date(2024, 11, 2)));
    assert_eq!(document.meta.author.as_deref(), Some("Sam Reed"));
    assert_eq!(document.meta.url.as_deref(), Some("https://alder.example/news/410"));
    assert_eq!(document.lang, Lang::En);

    let bulletin = page(include_str!("pages/bulletin.html"));
    assert!(bulletin.text.contains("\n\nVehicles by gate\nGate"), "{}", bulletin.text);
    assert!(bulletin.text.contains("Gate | Exit | Entry | Waiting\nCam Lo | 210 | 95 | 40\n"), "{}", bulletin.text);
    assert_eq!(bulletin.meta.published, Some(date(2025, 6, 3)));
}

#[test]
fn what_is_given_beside_a_page_goes_before_what_it_tells() {
    let meta = Meta { published: Some(date(2025, 1, 1)), ..Meta::default() };
    let html = include_str!("pages/bulletin.html");
    let document = Document::from_bytes("b", html.as_bytes(), Some(Format::Html), meta, None).expect("a page");
    assert_eq!(document.meta.published, Some(date(2025, 1, 1)));
    assert!(document.meta.title.is_some());
}

#[test]
fn letters_written_as_entities_are_read() {
    let document = page("<p>T&#7893;ng tr&#x1ECB; gi&aacute; &#273;&#7841;t 5 tri&#7879;u USD</p>");
    assert_eq!(document.text, "Tổng trị giá đạt 5 triệu USD");
}

#[test]
fn a_page_without_words_says_so() {
    let script = "<html><body><div id=app></div><script>start()</script></body></html>";
    let told = Document::from_bytes("p", script.as_bytes(), None, Meta::default(), None);
    assert_eq!(told, Err(DocumentError::NoWords));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "it takes the time")]
fn hostile_pages_are_read_in_time() {
    let words = "Kim ngạch đạt 5 triệu USD trong tuần này.";
    let shapes = [
        "<div>",
        "<span>",
        "<b>",
        "<a href=x>",
        "<p>",
        "<li><ul>",
        "<table><tr><td>",
        "<table>",
        "<font size=1><p>",
        "<select>",
        "<svg>",
        "<iframe>",
        "<!--",
        "</p>",
        "</div>",
        "<h1>",
        "<div></x>",
        "<article><dd><li>",
        "<a b=\"",
        "<td>",
        "<body>",
        "<br>",
        "&amp;",
        "<",
        "<div class=comment>",
        "<button><p>",
        "<marquee><p>",
        "<title>",
        "<p><a href=x>",
        "<caption>",
        "<ruby><rt>",
        "<frameset>",
        "<math><mi>",
        "<script>",
        "<center><form>",
    ];
    for shape in shapes {
        let html = format!("<html><body><p>{words}</p>{}<p>{words}</p>", shape.repeat(100_000));
        let begin = Instant::now();
        let document = page(&html);
        assert!(document.text.contains(words), "{shape}");
        assert!(begin.elapsed() < Duration::from_secs(20), "{shape} took {:?}", begin.elapsed());
    }
}

#[test]
fn what_is_said_of_other_articles_stays_out() {
    let document = page(include_str!("pages/huyen.html"));
    let mut lines = document.text.lines().filter(|line| !line.is_empty());
    assert_eq!(lines.next(), Some("Lạc Sơn: xuất khẩu vải thiều tăng mạnh"));
    assert_eq!(lines.next(), Some("Thứ Năm, 12/06/2025 09:41 (GMT+7) Minh Vũ"));
    assert!(lines.next().is_some_and(|lead| lead.starts_with("Sản lượng vải xuất khẩu")));
    assert_eq!(lines.next(), Some("Thu hoạch vải sớm ở xã Tân Mộc"));
    assert_eq!(lines.next_back(), Some("Minh Vũ"));
    assert_eq!(document.meta.published, Some(date(2025, 6, 12)));
}

#[test]
fn old_letters_in_a_page_are_read_as_meant() {
    let document = page(
        "<html><head><title>B&#184;o c&#184;o tu&Ccedil;n</title></head><body><p><font face=.VnTime>T&aelig;ng kim ng&#185;ch \
         xu&Ecirc;t nh&Euml;p kh&Egrave;u th&cedil;ng 5 &reg;&#185;t 12 tri&Ouml;u USD.</font></p></body></html>",
    );
    assert_eq!(document.text, "Báo cáo tuần\n\nTổng kim ngạch xuất nhập khẩu tháng 5 đạt 12 triệu USD.");
    assert_eq!(document.meta.title.as_deref(), Some("Báo cáo tuần"));
}
