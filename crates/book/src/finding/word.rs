//! The words of findings, in both languages.

use kimngach_reader::Lang;

/// The words for a code; the code itself where there are none.
pub(super) fn word(code: &str, lang: Lang) -> &str {
    let known = WORDS.iter().find(|[known, ..]| *known == code);
    known.map_or(code, |[_, en, vi]| if lang == Lang::Vi { vi } else { en })
}

/// Code, English, Vietnamese; `{}` stand for what is filled in, in order.
const WORDS: &[[&str; 3]] = &[
    ["between", "between {} and {}", "từ {} đến {}"],
    ["at most", "at {} or less", "không quá {}"],
    ["at least", "at {} or more", "không dưới {}"],
    ["puts", "{} put {} {}, but {} is told", "{} cho thấy {} {}, nhưng văn bản ghi {}"],
    ["cannot", "{} cannot stand beside {}", "{} không thể cùng đúng với {}"],
    ["agrees", "{} ({}) agrees with all the rest", "{} ({}) thì khớp với mọi số còn lại"],
    ["instead", "or else {} for {}", "hoặc {} thay cho {}"],
    ["adds up", "{} = {}, but {} is told behind them ({})", "{} = {}, nhưng sau đó ghi {} ({})"],
    ["revised", "{} was told anew: {}", "{} được công bố lại: {}"],
    [
        "unusual",
        "{} is {} what was told of a year before, {}; this series usually makes {} of it",
        "{} bằng {} so với cùng kỳ năm trước, {}; chuỗi này thường {}",
    ],
    ["and", "and", "và"],
    ["multiplier", "another multiplier, by {}", "nhầm hàng đơn vị, {} lần"],
    [
        "sign",
        "a fall for a rise, a deficit for a surplus, or the reverse",
        "nhầm tăng với giảm, xuất siêu với nhập siêu",
    ],
    ["flow", "exports and imports exchanged", "nhầm xuất khẩu với nhập khẩu"],
    ["swapped", "two digits exchanged", "đảo hai chữ số"],
    ["doubled", "a digit doubled", "thừa một chữ số"],
    ["digit", "one digit wrong", "sai một chữ số"],
    ["year", "another year", "nhầm năm"],
    ["span", "the month for the months since New Year, or the reverse", "nhầm tháng với lũy kế"],
    ["points", "points for percent", "nhầm điểm phần trăm với phần trăm"],
    ["currency", "dong for dollars, or the reverse", "nhầm đồng với đô la"],
    ["fits", "what follows from the others", "tính từ các số khác"],
];
