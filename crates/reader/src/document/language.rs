//! Is this Vietnamese or English?

use super::Lang;
use super::syllable::is_plain_syllable;

/// How much is counted at all; the bytes that begin a Vietnamese letter tell most texts at once.
const COUNTED: usize = 2048;

/// How much is read word by word where that does not tell, from the beginning, the middle and the end each.
const WORDS: usize = 1536;

/// This much more of one language than of the other is enough.
const ENOUGH: i32 = 24;

const ENGLISH: [&str; 36] = [
    "the", "of", "and", "in", "to", "for", "was", "were", "from", "by", "with", "is", "are", "at", "on", "that",
    "this", "has", "have", "had", "than", "which", "as", "its", "an", "be", "it", "or", "up", "said", "year", "month",
    "while", "over", "per", "total",
];

/// The language of most words; Vietnamese where nothing tells.
pub(super) fn detect(text: &str) -> Lang {
    let start = &text.as_bytes()[..text.len().min(COUNTED)];
    // U+1E00 to U+1FFF begin with this byte; a Vietnamese text has one such letter in ten.
    let marked = start.iter().filter(|&&b| b == 0xE1).count();
    if start.len() >= 64 && marked * 20 > start.len() {
        return Lang::Vi;
    }
    let mut balance = 0;
    for start in [0, text.len() / 2, text.len().saturating_sub(WORDS)] {
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary((start + WORDS).min(text.len()));
        balance = words(&text[start..end], balance);
        if balance.abs() >= ENOUGH || text.len() <= WORDS {
            break;
        }
    }
    if balance < 0 { Lang::En } else { Lang::Vi }
}

/// Adds the words to the balance: up for Vietnamese, down for English.
fn words(text: &str, mut balance: i32) -> i32 {
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if word.len() < 2 {
            continue;
        }
        if !word.is_ascii() {
            balance += 2 * i32::from(word.chars().any(is_vietnamese));
        } else {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            balance += of_plain(&lower);
        }
        if balance.abs() >= ENOUGH {
            break;
        }
    }
    balance
}

/// Most Vietnamese words without their marks are still built as Vietnamese syllables, and few English ones are.
fn of_plain(word: &str) -> i32 {
    if ENGLISH.contains(&word) {
        -2
    } else if is_plain_syllable(word) {
        1
    } else {
        // Short ones are as often signs of currencies or companies.
        -i32::from(word.len() > 3)
    }
}

fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
        || matches!(c, 'À'..='Ý' | 'à'..='ý')
            && !matches!(c, '×' | '÷' | 'Ç' | 'ç' | 'Ñ' | 'ñ' | 'Ö' | 'ö' | 'Ü' | 'ü' | 'Ä' | 'ä')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let vietnamese = [
            "Kim ngạch hai chiều tuần qua vượt mốc 3,1 tỷ USD.",
            "TỔNG TRỊ GIÁ HÀNG HÓA QUA CỬA KHẨU ĐẠT 12 TRIỆU USD",
            "Kim ngach xuat khau cua tinh trong thang 5 dat 12 trieu USD, tang 3% so voi cung ky nam truoc",
            "Samsung, LG, Foxconn, Intel, Canon và Amkor là các nhà đầu tư lớn nhất",
            "12 USD",
            "",
        ];
        for text in vietnamese {
            assert_eq!(detect(text), Lang::Vi, "{text}");
        }
        let english = [
            "Exports rose 3.1% to 12 million USD in May.",
            "TURNOVER THROUGH HỮU NGHỊ GATE REACHED 12 MILLION USD IN THE FIRST HALF OF THE YEAR",
            "The Lạng Sơn customs office said trade with Guangxi through Tân Thanh and Cốc Nam grew by a tenth over the year.",
            "Trade slows",
        ];
        for text in english {
            assert_eq!(detect(text), Lang::En, "{text}");
        }
    }

    #[test]
    fn the_language_of_most_words_wins() {
        let vietnamese = "Xuất khẩu gạo tăng mạnh nhờ đơn hàng mới từ châu Phi. ".repeat(40);
        let english = "Rice exports grew strongly thanks to new orders from Africa. ";
        assert_eq!(detect(&format!("{english}{vietnamese}")), Lang::Vi);
        assert_eq!(detect(&format!("Xuất khẩu gạo tăng mạnh.\n{}", english.repeat(40))), Lang::En);
    }
}
