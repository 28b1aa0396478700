//! Codes in the words of a reader, in English and Vietnamese.

use kimngach_reader::Lang;
use kimngach_reader::figure::Known;

/// The words for a code; the code itself where there are none.
#[must_use]
pub fn label(code: &'static str, ui: Lang) -> &'static str {
    find(LABELS, code, ui).unwrap_or(code)
}

/// The label for how far from the number a key was found.
#[must_use]
pub fn known(known: Known) -> &'static str {
    match known {
        Known::Number => "known number",
        Known::Clause => "known clause",
        Known::Sentence => "known sentence",
        Known::Paragraph => "known paragraph",
        Known::Article => "known article",
        Known::Headline => "known headline",
        Known::Published => "known published",
        Known::Default => "known default",
    }
}

/// The words for a unit, in the plural; nothing where they follow from the code.
pub fn unit(code: &str, ui: Lang) -> Option<&'static str> {
    find(UNITS, code, ui).filter(|name| !name.is_empty())
}

/// All labels, for pages that can switch.
#[must_use]
pub fn all() -> &'static [[&'static str; 3]] {
    LABELS
}

fn find(labels: &[[&'static str; 3]], code: &str, ui: Lang) -> Option<&'static str> {
    let [_, en, vi] = labels.iter().find(|[known, ..]| *known == code)?;
    Some(if ui == Lang::Vi { vi } else { en })
}

/// Code, English, Vietnamese.
const UNITS: &[[&str; 3]] = &[
    ["tonne", "", "tấn"],
    ["vehicle", "", "xe"],
    ["person", "people", "người"],
    ["declaration", "", "tờ khai"],
    ["enterprise", "", "doanh nghiệp"],
    ["hectare", "ha", "ha"],
    ["km2", "km²", "km²"],
    ["km", "km", "km"],
    ["project", "", "dự án"],
    ["item", "", "mặt hàng"],
    ["country", "", "nước"],
    ["province", "", "tỉnh"],
    ["market", "", "thị trường"],
    ["household", "", "hộ"],
    ["visitor", "", "lượt khách"],
    ["container", "", "container"],
    ["day", "", "ngày"],
    ["point", "", "điểm"],
];

/// Code, English, Vietnamese.
const LABELS: &[[&str; 3]] = &[
    ["vi", "Vietnamese", "tiếng Việt"],
    ["en", "English", "tiếng Anh"],
    ["trillion", "tn", "nghìn tỷ"],
    ["billion", "bn", "tỷ"],
    ["million", "m", "triệu"],
    ["points", "pp", "điểm %"],
    ["rank no", "no. ", "thứ "],
    // Columns and keys.
    ["figure", "Figure", "Số liệu"],
    ["series", "Series", "Chỉ tiêu"],
    ["period", "Period", "Thời kỳ"],
    ["value", "Value", "Giá trị"],
    ["change", "Change", "Thay đổi"],
    ["where", "Where", "Vị trí"],
    ["indicator", "Indicator", "Chỉ tiêu"],
    ["flow", "Flow", "Chiều"],
    ["area", "Area", "Địa bàn"],
    ["partner", "Partner", "Đối tác"],
    ["commodity", "Goods", "Mặt hàng"],
    ["coverage", "Coverage", "Phạm vi"],
    ["transform", "Measure", "Cách tính"],
    ["base", "Compared with", "So với"],
    ["unit", "Unit", "Đơn vị"],
    ["bound", "Bound", "Giới hạn"],
    ["status", "Status", "Trạng thái"],
    ["source", "Source", "Nguồn"],
    ["section", "Part", "Phần"],
    ["published", "published", "ngày đăng"],
    ["figures", "figures", "số liệu"],
    ["one figure", "figure", "số liệu"],
    ["no figures", "no figures", "không có số liệu"],
    ["documents", "documents", "văn bản"],
    ["line", "line", "dòng"],
    ["all figures", "All figures and how they are known", "Tất cả số liệu và căn cứ"],
    ["page title", "Figures and where they stand", "Số liệu và chỗ đứng trong văn bản"],
    [
        "page lead",
        "Point at a highlighted figure, or step through them with the Tab key, to see what it says and how each part of it is known.",
        "Chỉ vào một số liệu được tô màu, hoặc dùng phím Tab, để xem số liệu nói gì và từng phần được biết từ đâu.",
    ],
    ["family trade", "Trade", "Thương mại"],
    ["family gate", "Gates", "Cửa khẩu"],
    ["family output", "Output", "Sản xuất"],
    ["family budget", "Budget and investment", "Ngân sách, đầu tư"],
    ["family rest", "Other", "Khác"],
    // Indicators.
    ["goods_trade", "goods trade", "kim ngạch hàng hóa"],
    ["vehicles", "vehicles", "phương tiện"],
    ["vehicles_arrived", "vehicles arrived", "phương tiện đến cửa khẩu"],
    ["vehicles_waiting", "vehicles waiting", "phương tiện tồn"],
    ["vehicles_turned_back", "vehicles turned back", "phương tiện quay đầu"],
    ["declarations", "declarations", "tờ khai"],
    ["volume", "volume", "lượng hàng"],
    ["grdp", "GRDP", "GRDP"],
    ["grdp_per_capita", "GRDP per capita", "GRDP đầu người"],
    ["gdp", "GDP", "GDP"],
    ["iip", "industrial production index", "chỉ số sản xuất công nghiệp"],
    ["industrial_output", "industrial output", "giá trị sản xuất công nghiệp"],
    ["retail_sales", "retail sales", "bán lẻ và dịch vụ"],
    ["budget_revenue", "budget revenue", "thu ngân sách"],
    ["customs_revenue", "customs revenue", "thu từ xuất nhập khẩu"],
    ["budget_spending", "budget spending", "chi ngân sách"],
    ["public_investment", "public investment", "đầu tư công"],
    ["fdi", "FDI", "FDI"],
    ["tourist_arrivals", "tourist arrivals", "lượt khách du lịch"],
    ["tourism_revenue", "tourism revenue", "doanh thu du lịch"],
    ["poverty_rate", "poverty rate", "tỷ lệ hộ nghèo"],
    ["forest_cover", "forest cover", "tỷ lệ che phủ rừng"],
    ["enterprises", "enterprises", "doanh nghiệp"],
    ["sector_share", "sector share", "tỷ trọng ngành"],
    ["area_size", "area", "diện tích"],
    ["population", "population", "dân số"],
    ["other", "other", "khác"],
    // Trade with its direction.
    ["goods_trade export", "exports", "xuất khẩu"],
    ["goods_trade import", "imports", "nhập khẩu"],
    ["goods_trade total", "exports + imports", "xuất nhập khẩu"],
    ["goods_trade balance", "trade balance", "cán cân thương mại"],
    ["export", "export", "xuất"],
    ["import", "import", "nhập"],
    ["total", "both ways", "hai chiều"],
    ["balance", "balance", "cán cân"],
    ["through", "via gates", "qua địa bàn"],
    ["declared", "declared here", "mở tờ khai tại địa bàn"],
    ["local", "local goods", "hàng địa phương"],
    ["coverage fdi", "foreign-invested", "khối FDI"],
    ["domestic", "domestic firms", "khối trong nước"],
    ["observed", "observed", "đã có"],
    ["at least", "At least", "Ít nhất"],
    ["at most", "At most", "Nhiều nhất"],
    ["claims", "Claims", "Căn cứ"],
    ["because", "because", "vì"],
    ["all together", "all together", "tất cả cùng nhau"],
    ["implied", "implied", "suy ra"],
    ["slip", "set aside: agrees with nothing in its document", "để riêng: không khớp với văn bản của nó"],
    ["revised", "set aside: told anew later", "để riêng: về sau công bố lại"],
    ["at odds", "set aside: agrees with no other document", "để riêng: không khớp với văn bản khác"],
    ["before the merger", "before the merger", "trước sáp nhập"],
    ["after the merger", "after the merger", "sau sáp nhập"],
    // Measures.
    ["level", "amount", "giá trị"],
    ["yoy", "on a year before", "so với cùng kỳ"],
    ["pop", "on the period before", "so với kỳ trước"],
    ["growth", "growth", "tăng trưởng"],
    ["absolute change", "change in amount", "mức tăng, giảm"],
    ["cagr", "a year on average", "bình quân mỗi năm"],
    ["ratio", "ratio", "số lần"],
    ["share", "share", "tỷ trọng"],
    ["plan", "of the plan", "so với kế hoạch"],
    ["rank", "rank", "thứ hạng"],
    ["daily", "a day on average", "bình quân ngày"],
    ["peak", "on the peak day", "ngày cao nhất"],
    ["vs", "vs", "so với"],
    ["of", "of", "trong"],
    ["with", "with", "với"],
    ["over", "more than", "hơn"],
    ["under", "less than", "dưới"],
    ["about", "about", "khoảng"],
    ["estimate", "estimate", "ước tính"],
    ["forecast", "forecast", "dự báo"],
    ["target", "target", "mục tiêu"],
    ["article", "article", "bài viết"],
    ["teaser", "page furniture", "ngoài bài"],
    // How a key is known.
    ["known number", "stated at the number", "ghi ngay tại con số"],
    ["known clause", "from its clause", "từ mệnh đề"],
    ["known sentence", "from its sentence", "từ câu"],
    ["known paragraph", "from its paragraph", "từ đoạn văn"],
    ["known article", "from the article", "từ bài viết"],
    ["known headline", "from the headline", "từ tiêu đề"],
    ["known published", "from the publishing date", "từ ngày đăng"],
    ["known default", "by default", "mặc định"],
];
