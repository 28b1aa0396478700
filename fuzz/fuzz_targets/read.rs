//! Any bytes: read as a document, then into figures, whose places must be places of its text.

#![no_main]

use kimngach_reader::{Document, Meta, Span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = Document::from_bytes("fuzz", bytes, None, Meta::default(), None) else { return };
    assert!(!document.text.trim().is_empty());
    let check = |at: Span| {
        assert!(document.text.get(at.start()..at.end()).is_some_and(|text| !text.is_empty()), "{at:?}");
    };
    for figure in kimngach_reader::read(&document) {
        check(figure.at);
        figure.how.iter().filter_map(|how| how.at).for_each(check);
    }
});
