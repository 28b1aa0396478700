//! The words of plans, in both languages.

/// `key|vi|en` a line.
const WORDS: &str = include_str!("words.txt");

/// A text by its key.
pub(super) fn word(key: &str, vietnamese: bool) -> &'static str {
    let find = |line: &'static str| {
        let mut parts = line.split('|');
        let known = parts.next()? == key;
        let (vi, en) = (parts.next()?, parts.next()?);
        known.then_some(if vietnamese { vi } else { en })
    };
    WORDS.lines().find_map(find).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn every_text_is_in_both_languages() {
        for line in WORDS.lines() {
            let parts: Vec<&str> = line.split('|').collect();
            assert!(parts.len() == 3 && parts.iter().all(|part| !part.trim().is_empty()), "{line}");
        }
    }
}
