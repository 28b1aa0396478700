//! One text in every encoding it may come in.

use kimngach_reader::document::{DocumentError, Encoding};
use kimngach_reader::{Document, Lang, Meta};
use unicode_normalization::UnicodeNormalization;

/// All twelve vowels in all six tones, and words as they stand in reports.
const TEXT: &str = "Báo cáo tuần của Ban quản lý: tổng kim ngạch xuất nhập khẩu đạt 12,5 triệu USD, tăng 3% so với kỳ trước.\n\
    Cửa khẩu vẫn mở; những lô hàng trễ hẹn đã được xử lý, nhiều hộ nghĩ sẽ giữ giá đến cuối quý, dẫu mưa lũ khiến chuỗi xe \
    phải dừng ở bãi, ủy ban đề nghị kiểm đếm kỹ, ghi rõ từng thửa, tỉnh lẻ chỉ thị lập tổ ứng phó với sự cố.";

/// What stands for a letter without tone in an encoding, and for its tones from grave to dot below.
type Letters = [(char, &'static [u8]); 8];

fn tone_of(c: char) -> (String, Option<usize>) {
    let parts: Vec<char> = std::iter::once(c).nfd().collect();
    let tone =
        parts.iter().find_map(|p| ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'].iter().position(|t| t == p));
    let letter = parts.iter().copied().filter(|p| !"\u{300}\u{309}\u{303}\u{301}\u{323}".contains(*p)).nfc().collect();
    (letter, tone)
}

/// TCVN3 as its code page prints it: a row of five for every vowel.
fn tcvn3(text: &str) -> Vec<u8> {
    const PLAIN: Letters = [
        ('ă', b"\xA8"),
        ('â', b"\xA9"),
        ('ê', b"\xAA"),
        ('ô', b"\xAB"),
        ('ơ', b"\xAC"),
        ('ư', b"\xAD"),
        ('đ', b"\xAE"),
        ('Đ', b"\xA7"),
    ];
    const TONED: [(char, &[u8; 5]); 12] = [
        ('a', b"\xB5\xB6\xB7\xB8\xB9"),
        ('ă', b"\xBB\xBC\xBD\xBE\xC6"),
        ('â', b"\xC7\xC8\xC9\xCA\xCB"),
        ('e', b"\xCC\xCE\xCF\xD0\xD1"),
        ('ê', b"\xD2\xD3\xD4\xD5\xD6"),
        ('i', b"\xD7\xD8\xDC\xDD\xDE"),
        ('o', b"\xDF\xE1\xE2\xE3\xE4"),
        ('ô', b"\xE5\xE6\xE7\xE8\xE9"),
        ('ơ', b"\xEA\xEB\xEC\xED\xEE"),
        ('u', b"\xEF\xF1\xF2\xF3\xF4"),
        ('ư', b"\xF5\xF6\xF7\xF8\xF9"),
        ('y', b"\xFA\xFB\xFC\xFD\xFE"),
    ];
    encode(text, &PLAIN, |letter, tone| TONED.iter().find(|(l, _)| *l == letter).map(|(_, row)| vec![row[tone]]))
}

/// VNI: the letter, then a byte for its tone; with a circumflex or breve, one for both.
fn vni(text: &str) -> Vec<u8> {
    const PLAIN: Letters = [
        ('ă', b"a\xEA"),
        ('â', b"a\xE2"),
        ('ê', b"e\xE2"),
        ('ô', b"o\xE2"),
        ('ơ', b"\xF4"),
        ('ư', b"\xF6"),
        ('đ', b"\xF1"),
        ('Đ', b"\xD1"),
    ];
    const MARKS: [(&str, &[u8; 5]); 3] =
        [("aeouyơư", b"\xF8\xFB\xF5\xF9\xEF"), ("âêô", b"\xE0\xE5\xE3\xE1\xE4"), ("ă", b"\xE8\xFA\xFC\xE9\xEB")];
    encode(text, &PLAIN, |letter, tone| match (letter, tone) {
        ('i', tone) => Some(vec![b"\xEC\xE6\xF3\xED\xF2"[tone]]),
        ('y', 4) => Some(vec![0xEE]),
        _ => {
            let base = match letter {
                'â' | 'ă' => b'a',
                'ê' => b'e',
                'ô' => b'o',
                'ơ' => 0xF4,
                'ư' => 0xF6,
                plain => plain as u8,
            };
            MARKS.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, marks)| vec![base, marks[tone]])
        }
    })
}

fn encode(text: &str, plain: &Letters, toned: impl Fn(char, usize) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let (letter, tone) = tone_of(c);
        let letter = letter.chars().next().unwrap_or(c);
        match (tone, plain.iter().find(|(l, _)| *l == letter)) {
            (Some(tone), _) => bytes.extend(toned(letter, tone).unwrap_or_else(|| panic!("{c} has no bytes"))),
            (None, Some((_, written))) => bytes.extend_from_slice(written),
            (None, None) => bytes.push(u8::try_from(c).unwrap_or_else(|_| panic!("{c} has no byte"))),
        }
    }
    bytes
}

/// windows-1258: letters with circumflex, breve and horn have a byte, tones stand behind.
fn windows_1258(text: &str) -> Vec<u8> {
    const PLAIN: Letters = [
        ('ă', b"\xE3"),
        ('â', b"\xE2"),
        ('ê', b"\xEA"),
        ('ô', b"\xF4"),
        ('ơ', b"\xF5"),
        ('ư', b"\xFD"),
        ('đ', b"\xF0"),
        ('Đ', b"\xD0"),
    ];
    encode(text, &PLAIN, |letter, tone| {
        let base = PLAIN.iter().find(|(l, _)| *l == letter).map_or(letter as u8, |(_, b)| b[0]);
        Some(vec![base, b"\xCC\xD2\xDE\xEC\xF2"[tone]])
    })
}

fn read(bytes: &[u8]) -> Document {
    Document::from_bytes("d", bytes, None, Meta::default(), None).expect("text")
}

#[test]
fn the_same_text_comes_out_of_every_encoding() {
    let utf16 = |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let little = utf16(u16::to_le_bytes);
    let big = utf16(u16::to_be_bytes);
    let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let written = [
        (Encoding::Utf8, TEXT.as_bytes().to_vec()),
        (Encoding::Utf8, with_mark(b"\xEF\xBB\xBF", TEXT.as_bytes())),
        (Encoding::Utf8, TEXT.nfd().collect::<String>().into_bytes()),
        (Encoding::Utf16Le, with_mark(b"\xFF\xFE", &little)),
        (Encoding::Utf16Be, with_mark(b"\xFE\xFF", &big)),
        (Encoding::Utf16Le, little),
        (Encoding::Utf16Be, big),
        (Encoding::Windows1258, windows_1258(TEXT)),
        (Encoding::Tcvn3, tcvn3(TEXT)),
        (Encoding::Vni, vni(TEXT)),
    ];
    for (encoding, bytes) in written {
        let document = read(&bytes);
        assert_eq!((document.encoding, document.text.as_str()), (encoding, TEXT));
        assert_eq!(document.lang, Lang::Vi);
        assert_eq!(document.verbatim, bytes == TEXT.as_bytes(), "{encoding}");
    }
}

#[test]
fn old_letters_taken_for_western_ones_are_read_as_meant() {
    for (encoding, bytes) in [(Encoding::Tcvn3, tcvn3(TEXT)), (Encoding::Vni, vni(TEXT))] {
        let seen: String = bytes.iter().map(|&b| char::from(b)).collect();
        let document = Document::from_text("d", &seen, Meta::default(), None);
        assert_eq!((document.encoding, document.text.as_str()), (encoding, TEXT));
        let document = read(seen.as_bytes());
        assert_eq!((document.encoding, document.verbatim), (encoding, false));
    }
    let document = Document::from_text("d", "Tæng kim ng¹ch xuÊt nhËp khÈu ®¹t 5 tû USD", Meta::default(), None);
    assert_eq!(document.text, "Tổng kim ngạch xuất nhập khẩu đạt 5 tỷ USD");
    let half = "Báo cáo của tỉnh\nXuÊt khÈu th¸ng 5 ®¹t 5 tû USD, nhËp khÈu gi¶m so víi cïng kú n¨m tr\u{AD}íc.";
    let document = Document::from_text("d", half, Meta::default(), None);
    assert_eq!(document.text.lines().next(), Some("Báo cáo của tỉnh"));
    assert!(document.text.ends_with("nhập khẩu giảm so với cùng kỳ năm trước."), "{}", document.text);
    let document = Document::from_text("d", "TOÅNG KIM NGAÏCH XUAÁT KHAÅU ÑAÏT 5 TYÛ USD", Meta::default(), None);
    assert_eq!(document.text, "TỔNG KIM NGẠCH XUẤT KHẨU ĐẠT 5 TỶ USD");
}

#[test]
fn western_words_stay_as_they_are() {
    for text in [
        "Hà Lâm, Bá Sơn và Trà Mi",
        "Société Générale près de l'Élysée, où l'été s'achève à Orléans.",
        "São Paulo exporta açúcar e café à União Européia.",
        "Die Ausfuhr über Köln, Düsseldorf und Nürnberg fiel um 5 %.",
        "5 °C, ±2 %, 10 m², £5 – “quoted”",
        "Café Bảo Lộc",
    ] {
        let document = Document::from_text("d", text, Meta::default(), None);
        assert_eq!((document.encoding, document.text.as_str()), (Encoding::Utf8, text));
        assert!(document.verbatim);
    }
    let document = read(b"Exports of \x93caf\xE9\x94 beans rose 5% \x96 to \xA35 million, the port\x92s office said.");
    assert_eq!(document.encoding, Encoding::Windows1252);
    assert_eq!(document.text, "Exports of “café” beans rose 5% – to £5 million, the port’s office said.");
}

#[test]
fn a_page_is_read_in_the_encoding_it_declares() {
    let page = |label: &str, words: &[u8]| {
        let start = format!("<html><head><meta charset=\"{label}\"><title>x</title></head><body><p>");
        read(&[start.as_bytes(), words, b"</p></body></html>"].concat())
    };
    let document = page("gb2312", b"\xB3\xF6\xBF\xDA 5");
    assert_eq!((document.encoding.code(), document.text.contains("出口 5")), ("GBK", true));
    let document = page("windows-1258", b"l\xE0 5 t\xF0");
    assert_eq!((document.encoding, document.text.contains("là 5 tđ")), (Encoding::Windows1258, true));
    let document = page("iso-8859-1", "đạt 5 tỷ".as_bytes());
    assert_eq!((document.encoding, document.text.contains("đạt 5 tỷ")), (Encoding::Utf8, true));
    let document = page("x-user-defined", &tcvn3(TEXT));
    assert_eq!((document.encoding, document.text.contains("tổng kim ngạch")), (Encoding::Tcvn3, true));
}

#[test]
fn what_is_no_text_says_what_it_is() {
    let told = |bytes: &[u8]| Document::from_bytes("d", bytes, None, Meta::default(), None).expect_err("no text");
    assert_eq!(told(b" \n\t"), DocumentError::Empty);
    assert_eq!(told(b"\xEF\xBB\xBF\n"), DocumentError::Empty);
    for (bytes, kind) in [
        (&b"%PDF-1.7\n1 0 obj"[..], "a PDF"),
        (b"PK\x03\x04\x14\0", "Word"),
        (b"\x89PNG\r\n\x1A\n", "PNG"),
        (b"\x1F\x8B\x08", "gzip"),
        (b"abc\0def", "zero bytes"),
        (b"\x01\x02\x03\x04abc", "control"),
    ] {
        let error = told(bytes);
        assert!(matches!(error, DocumentError::Binary { .. }) && error.to_string().contains(kind), "{error}");
    }
    let error = told(b"\xB3\xF6\xBF\xDA\xB6\xEE 5");
    assert_eq!(error.to_string(), "byte 0xb3 at offset 0 fits no known encoding; save it as UTF-8");
    let cut = "Kim ngạch đạt 5 tỷ".as_bytes();
    assert_eq!(told(&cut[..cut.len() - 1]), DocumentError::UnknownEncoding { offset: cut.len() - 3, byte: 0xE1 });
}
