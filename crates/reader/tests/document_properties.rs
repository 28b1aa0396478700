//! What holds for any input.

use kimngach_reader::document::{Format, Record};
use kimngach_reader::{Document, Meta};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

fn from_bytes(bytes: &[u8], format: Option<Format>) -> Option<Document> {
    Document::from_bytes("d", bytes, format, Meta::default(), None).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), html in any::<bool>()) {
        let format = if html { Format::Html } else { Format::Text };
        for format in [Some(format), None] {
            if let Some(document) = from_bytes(&bytes, format) {
                prop_assert!(is_nfc(&document.text));
                prop_assert!(!document.text.trim().is_empty());
            }
        }
    }

    #[test]
    fn any_text_of_letters_beyond_ascii_is_read(text in "[a-zA-Z0-9 \u{A0}-\u{1FF}\u{300}-\u{323}\u{1EA0}-\u{1EF9},.\n]{1,200}") {
        let document = Document::from_text("d", &text, Meta::default(), None);
        prop_assert!(is_nfc(&document.text));
        prop_assert!(!document.verbatim || document.text == text);
    }

    #[test]
    fn tags_in_any_order_are_read(page in "(<(/?)(div|p|table|tr|td|li|ul|a|h1|br|script|dd|caption)( class=\"x\")?>|chữ |5 tỷ ){0,80}") {
        let document = from_bytes(page.as_bytes(), Some(Format::Html));
        prop_assert!(document.is_none_or(|document| !document.text.contains('<')));
    }

    #[test]
    fn composed_and_decomposed_text_are_one(words in prop::collection::vec("[a-zà-ýĂăĐđƠơƯưẠ-ỹ]{1,7}", 1..40)) {
        let text = words.join(" ");
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        let read = |text: &str| from_bytes(text.as_bytes(), Some(Format::Text)).map(|document| document.text);
        prop_assert_eq!(read(&composed), read(&decomposed));
    }

    #[test]
    fn utf8_in_nfc_comes_out_as_it_went_in(text in "[a-zA-Z0-9 ,.\nàáâãèéêìíòóôõùúýăđĩũơưẠ-ỹ]{0,100}[ạ-ỹ]{3}[ẠỲ]{9}") {
        let document = from_bytes(text.as_bytes(), Some(Format::Text));
        prop_assert_eq!(document.map(|document| (document.text, document.verbatim)), Some((text, true)));
    }

    #[test]
    fn any_line_is_a_record_or_a_fault(line in "[{}\\[\\]\":,a-z0-9 \\\\]{0,60}|\\{\"text\": .{0,30}\\}") {
        let _ = Record::parse(&line);
        let _ = Meta::from_json(&line);
    }
}
