//! Where was each figure read? Numbered notes, one for each sentence.

use super::page::{NOTE, Note, STRONG, line};
use super::voice::Voice;
use kimngach_book::Claims;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Notes in the order in which they are referred to.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    claims: &'a Claims,
    state: RefCell<State>,
}

#[derive(Debug, Default)]
struct State {
    numbers: BTreeMap<(usize, String), usize>,
    /// The claims of each note.
    list: Vec<Vec<usize>>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(claims: &'a Claims) -> Notes<'a> {
        Notes { claims, state: RefCell::default() }
    }

    /// The mark for claims; one for each sentence they stand in.
    pub(super) fn mark(&self, claims: &[usize]) -> String {
        let mut numbers: Vec<usize> = claims.iter().map(|&claim| self.number(claim)).collect();
        numbers.dedup();
        let mut seen = Vec::new();
        numbers.retain(|number| {
            let new = !seen.contains(number);
            seen.push(*number);
            new
        });
        numbers.into_iter().map(|number| format!("{}{number}{}", NOTE[0], NOTE[1])).collect()
    }

    fn number(&self, claim: usize) -> usize {
        let of = &self.claims.list[claim];
        let sentence = of.sentence.clone().unwrap_or_else(|| format!("{:?}", of.at));
        let mut state = self.state.borrow_mut();
        let next = state.list.len() + 1;
        let number = *state.numbers.entry((of.document, sentence)).or_insert(next);
        if number == next {
            state.list.push(Vec::new());
        }
        let known = &mut state.list[number - 1];
        if !known.contains(&claim) {
            known.push(claim);
        }
        number
    }

    /// The notes, in order.
    pub(super) fn list(self, voice: &Voice) -> Vec<Note> {
        let claims = self.claims;
        let note = |mut numbers: Vec<usize>| {
            numbers.sort_by_key(|&number| claims.list[number].at);
            let first = &claims.list[numbers[0]];
            let source = claims.source(first);
            let title = source.title.as_deref().map(one_line).unwrap_or_else(|| source.id.clone());
            let day = match source.published {
                Some(day) => voice.fill("source-day", &[("day", &voice.day(day))]),
                None => {
                    let last = Some(first.day).filter(|day| *day != jiff::civil::Date::MAX);
                    let last = last.map(|day| voice.day(day)).unwrap_or_default();
                    voice.fill("source-undated", &[("day", &last)])
                }
            };
            let quote = match &first.sentence {
                Some(sentence) => quoted(sentence, numbers.iter().map(|&number| claims.list[number].text.as_str())),
                None => voice.fill("quote-none", &[("text", &one_line(&first.text))]),
            };
            Note { quote: line(&quote), source: format!("{title}, {day}"), url: source.url.clone() }
        };
        self.state.into_inner().list.into_iter().map(note).collect()
    }
}

/// The sentence on one line, its figures standing out; they come in the order of the text.
fn quoted<'t>(sentence: &str, texts: impl Iterator<Item = &'t str>) -> String {
    let sentence = one_line(sentence);
    let mut out = String::new();
    let mut at = 0;
    for text in texts {
        let text = one_line(text);
        let inside = |start: usize| {
            let before = sentence[..start].chars().next_back();
            before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '.'))
        };
        let found = sentence[at..].match_indices(&text).map(|(start, _)| at + start);
        if let Some(start) = found.into_iter().find(|&start| !inside(start)) {
            out += &sentence[at..start];
            out.push(STRONG[0]);
            out += &text;
            out.push(STRONG[1]);
            at = start + text.len();
        }
    }
    format!("“{out}{}”", &sentence[at..])
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_number_is_found_where_it_stands_and_not_inside_another() {
        let told = quoted("xuất khẩu đạt 43,3%,  tăng 3,3%", ["43,3%", "3,3%"].into_iter());
        assert_eq!(told, "“xuất khẩu đạt \u{E002}43,3%\u{E003}, tăng \u{E002}3,3%\u{E003}”");
    }
}
