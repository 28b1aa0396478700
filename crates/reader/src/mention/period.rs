//! Periods as named in the text, found by the patterns of the knowledge files.

use super::when::{Shape, When, Year};
use jiff::ToSpan;
use jiff::civil::Date;
use regex_automata::dfa::{Automaton, sparse};
use regex_automata::nfa::thompson::pikevm::PikeVM;
use regex_automata::util::captures::Captures;
use regex_automata::util::primitives::StateID;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(Patterns::load);

struct Pattern {
    read: &'static str,
    find: &'static str,
    captures: OnceLock<Option<PikeVM>>,
}

impl Pattern {
    fn compile(find: &str) -> Option<PikeVM> {
        PikeVM::builder().syntax(syntax::Config::new().case_insensitive(true)).build(find).ok()
    }

    /// What the pattern reads in a whole text.
    fn read(&self, text: &str) -> Option<When> {
        let captures = self.captures.get_or_init(|| Pattern::compile(self.find)).as_ref()?;
        let mut found = captures.create_captures();
        captures.captures(&mut captures.create_cache(), Input::new(text).anchored(Anchored::Yes), &mut found);
        Read { text, captures: &found }.when(self.read)
    }
}

/// All patterns, and one automaton that searches them together.
struct Patterns {
    all: Vec<Pattern>,
    dfa: sparse::DFA<&'static [u8]>,
    /// For each first byte, where each second byte leads from there; nothing where no pattern begins so.
    begun: Vec<Vec<StateID>>,
}

impl Patterns {
    fn load() -> Option<Patterns> {
        let all = include_str!(concat!(env!("OUT_DIR"), "/periods.tsv"))
            .lines()
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some(Pattern { read: cells.next()?, find: cells.next()?, captures: OnceLock::new() })
            })
            .collect();
        let dfa = sparse::DFA::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/periods.dfa")));
        debug_assert!(dfa.is_ok(), "{:?}", dfa.err());
        let dfa = dfa.ok()?.0;
        // There is one start: no pattern looks at what stands before it. None is of one byte.
        let start = dfa.universal_start_state(Anchored::Yes)?;
        let behind = |first: StateID| match dfa.is_dead_state(first) {
            true => Vec::new(),
            false => (0..=u8::MAX).map(|byte| dfa.next_state(first, byte)).collect(),
        };
        let begun: Vec<_> = (0..=u8::MAX).map(|byte| behind(dfa.next_state(start, byte))).collect();
        debug_assert!(!begun.iter().flatten().any(|&state| dfa.is_match_state(state)), "a pattern of one byte");
        Some(Patterns { all, dfa, begun })
    }

    /// The longest match of any pattern at the beginning of a piece of text: where it ends, and the first such pattern.
    fn longest(&self, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let bytes = text.as_bytes().get(start..end)?;
        let mut state = *self.begun[usize::from(*bytes.first()?)].get(usize::from(*bytes.get(1)?))?;
        let mut best = None;
        for at in start + 2.. {
            if self.dfa.is_dead_state(state) {
                break;
            }
            // A match shows one byte late.
            state = match bytes.get(at - start) {
                Some(&byte) => self.dfa.next_state(state, byte),
                None => self.dfa.next_eoi_state(state),
            };
            if self.dfa.is_match_state(state) && ends_well(text, at) {
                let patterns = (0..self.dfa.match_len(state)).map(|n| self.dfa.match_pattern(state, n).as_usize());
                best = patterns.min().map(|pattern| (at, pattern));
            }
            if at == end {
                break;
            }
        }
        best
    }
}

/// What was read is kept for so many wordings.
const KEPT: usize = 2048;

thread_local! {
    /// What has been read serves the next document.
    static FINDER: RefCell<PeriodFinder> = RefCell::new(PeriodFinder::new());
}

/// Finds periods.
pub(crate) struct PeriodFinder {
    patterns: Option<&'static Patterns>,
    /// What the wordings met so far say: few make up most of a text.
    known: HashMap<String, Option<When>>,
}

impl PeriodFinder {
    /// Lends the finder of this thread.
    pub(crate) fn with<T>(work: impl FnOnce(&mut PeriodFinder) -> T) -> T {
        FINDER.with(|finder| match finder.try_borrow_mut() {
            Ok(mut finder) => work(&mut finder),
            Err(_) => work(&mut PeriodFinder::new()),
        })
    }

    fn new() -> PeriodFinder {
        PeriodFinder { patterns: PATTERNS.as_ref(), known: HashMap::new() }
    }

    /// The longest period named from `start` on, and where it ends.
    pub(crate) fn at(&mut self, text: &str, start: usize, end: usize) -> Option<(When, usize)> {
        let patterns = self.patterns?;
        let (stop, pattern) = patterns.longest(text, start, end)?;
        let wording = &text[start..stop];
        let when = match self.known.get(wording) {
            Some(when) => *when,
            None => {
                if self.known.len() == KEPT {
                    self.known.clear();
                }
                let when = patterns.all[pattern].read(wording);
                self.known.insert(wording.to_owned(), when);
                when
            }
        };
        Some((when?, stop))
    }
}

/// A period must not end inside a word or a longer number.
fn ends_well(text: &str, at: usize) -> bool {
    let Some(last) = text[..at].chars().next_back() else { return false };
    match text[at..].chars().next() {
        Some(next) if last.is_ascii_digit() => {
            let decimal = matches!(next, ',' | '.') && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            !next.is_alphanumeric() && !decimal && next != '%'
        }
        Some(next) => !(last.is_alphanumeric() && next.is_alphanumeric()),
        None => true,
    }
}

/// The named captures of one match.
struct Read<'a> {
    text: &'a str,
    captures: &'a Captures,
}

impl Read<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let span = self.captures.get_group_by_name(name)?;
        self.text.get(span.start..span.end)
    }

    fn number(&self, name: &str) -> Option<i8> {
        number(self.get(name)?)
    }

    fn month(&self, plain: &str, name: &str) -> Option<i8> {
        if let Some(month) = self.get(plain) {
            return number(month);
        }
        let word = self.get(name)?;
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let low = word.to_lowercase();
        MONTHS.iter().position(|month| low.starts_with(month)).map(|at| at as i8 + 1)
    }

    fn year(&self) -> Year {
        if let Some(year) = self.get("y").or_else(|| self.get("y_")).or_else(|| self.get("y2")) {
            return year.parse().map_or(Year::Open, Year::Given);
        }
        match self.get("rel").map(str::to_lowercase).as_deref() {
            Some("nay" | "này" | "this year" | "the year") => Year::Relative(0),
            Some("ngoái" | "trước" | "rồi" | "last year" | "the previous year") => Year::Relative(-1),
            Some("sau" | "tới" | "next year") => Year::Relative(1),
            _ => Year::Open,
        }
    }

    fn when(&self, read: &str) -> Option<When> {
        let mut year = self.year();
        let m = || self.month("m", "M").or_else(|| self.month("m_", "M_"));
        let d = || self.number("d").or_else(|| self.number("d_"));
        let half = |part: i8| Shape::Months(part * 6 - 5, part * 6);
        let shape = match read {
            "first-months" => Shape::Months(1, self.number("n").filter(|&n| n > 1)?),
            "last-months" => Shape::Months(13 - self.number("n").filter(|&n| n < 12)?, 12),
            "first-quarters" => Shape::Months(1, self.number("n")? * 3),
            "months-to" => {
                let (last, count) = (self.month("m", "M")?, self.number("n")?);
                Shape::Months((last - count + 1).max(1), last)
            }
            "half:1" => half(1),
            "half:2" => half(2),
            "half-month:1" => Shape::HalfMonth(m()?, 1),
            "half-month:2" => Shape::HalfMonth(m()?, 2),
            "month" => Shape::Months(m()?, m()?),
            "month-first" => Shape::Months(1, 1),
            "to-month" => Shape::ToMonth(m()?),
            "half-months-to" => Shape::ToMidMonth(self.number("n").filter(|&n| n < 12)? + 1),
            "that-period" => Shape::ThatPeriod,
            "the-period" => Shape::ThePeriod,
            "half-of-month:1" => Shape::HalfOfMonth(1),
            "half-of-month:2" => Shape::HalfOfMonth(2),
            "half-month-this" => Shape::ThisHalfMonth,
            "to-mid-month" => Shape::ToMidMonth(m()?),
            "mid-month" => Shape::Day(m()?, 15),
            "months" => {
                let (first, last) = (self.month("m1", "M1")?, self.month("m2", "M2")?);
                let from = self.get("y1").and_then(|y| y.parse::<i16>().ok());
                match (from, year) {
                    (Some(from), Year::Given(to)) if from + 1 == to => Shape::Across(first, last),
                    _ => Shape::Months(first, last),
                }
            }
            "quarter" => {
                let q = self.number("q")?;
                Shape::Months(q * 3 - 2, q * 3)
            }
            "to-quarter" => Shape::Months(1, self.number("q")? * 3),
            "quarter-first" => Shape::Months(1, 3),
            "quarter-last" => Shape::Months(10, 12),
            "day" => Shape::Day(m()?, d()?),
            "to-day" => Shape::ToDay(m()?, d()?),
            "first-days" => {
                let days = self.get("days")?.parse::<i32>().ok().filter(|&days| days > 1)?;
                let year = if let Year::Given(year) = year { year } else { 2023 };
                let last = Date::new(year, 1, 1).ok()?.checked_add((days - 1).days()).ok()?;
                (last.year() == year).then_some(Shape::ToDay(last.month(), last.day()))?
            }
            "month-first-days" => {
                let month = m()?;
                Shape::Days(month, 1, month, d()?)
            }
            "days" => {
                let (m1, m2) = (self.month("m1", "M1"), self.month("m2", "M2"));
                let last = m2.or(m1)?;
                Shape::Days(m1.unwrap_or(last), self.number("d1")?, last, self.number("d2")?)
            }
            "year" => Shape::Year,
            "year-this" => {
                year = Year::Relative(0);
                Shape::Year
            }
            "year-whole" => Shape::Year,
            "year-past" => {
                year = Year::Past;
                Shape::Year
            }
            "year-last" => {
                year = Year::Relative(-1);
                Shape::Year
            }
            "year-before" => {
                year = Year::Before;
                Shape::Year
            }
            "year-next" => {
                year = Year::Relative(1);
                Shape::Year
            }
            "years" => Shape::YearsTo(self.get("y1")?.parse().ok()?),
            "months-across" => Shape::Across(self.month("m1", "M1")?, self.month("m2", "M2")?),
            "year-to-month" => Shape::YearToMonth(self.get("y1")?.parse().ok()?, self.month("m2", "M2")?),
            "years-told" => Shape::YearsTold(self.number("n").filter(|&n| n > 1)?),
            // The crop of coffee is counted from October to September.
            "season-short" | "season" => {
                let from: i16 = self.get("y1")?.parse().ok()?;
                let to: i16 = self.get("to").or_else(|| self.get("y2"))?.parse().ok()?;
                let to = if to < 100 { from / 100 * 100 + to } else { to };
                year = Year::Given(to);
                if to != from + 1 {
                    return None;
                }
                Shape::Across(10, 9)
            }
            "years-short" => {
                let from: i16 = self.get("y1")?.parse().ok()?;
                let to: i16 = self.get("to")?.parse().ok()?;
                year = Year::Given(from / 100 * 100 + to);
                Shape::YearsTo(from)
            }
            "past-months" => Shape::PastMonths(self.number("n")?),
            "to-now" => Shape::ToNow,
            "to-come" => Shape::ToCome,
            "month-last" => Shape::LastMonth,
            "month-past" => Shape::PastMonth,
            "quarter-previous" => Shape::LastQuarter,
            "month-this" => Shape::ThisMonth,
            "quarter-this" => Shape::ThisQuarter,
            "previous" => Shape::Previous,
            "day-today" => Shape::Today,
            "day-yesterday" => Shape::Yesterday,
            "day-same" => Shape::SameDay,
            _ => Shape::Nothing,
        };
        let sane = match shape {
            Shape::Months(a, b) => a <= b && a >= 1 && b <= 12,
            Shape::YearsTo(from) => matches!(year, Year::Given(to) if from < to),
            _ => true,
        };
        sane.then_some(When { shape, year })
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A small number in digits, words or Roman numerals.
fn number(word: &str) -> Option<i8> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    Some(match word.to_lowercase().as_str() {
        "i" | "một" | "giêng" | "nhất" | "one" | "first" | "opening" => 1,
        "ii" | "hai" | "two" | "second" => 2,
        "iii" | "ba" | "three" | "third" => 3,
        "iv" | "tư" | "bốn" | "four" | "fourth" | "last" | "final" => 4,
        "năm" | "five" => 5,
        "sáu" | "six" => 6,
        "bảy" | "seven" => 7,
        "tám" | "eight" => 8,
        "chín" | "nine" => 9,
        "mười" | "ten" => 10,
        "mười một" | "eleven" => 11,
        "mười hai" | "chạp" | "twelve" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Clock;

    #[test]
    fn every_pattern_compiles() {
        for line in include_str!(concat!(env!("OUT_DIR"), "/periods.tsv")).lines() {
            let find = line.split('\t').nth(1).unwrap_or("");
            assert!(Pattern::compile(find).is_some(), "{find}");
        }
        assert!(PATTERNS.is_some());
    }

    #[test]
    fn the_examples_of_the_knowledge_files_hold() {
        let clock = Clock { published: jiff::civil::date(2026, 2, 1) };
        let mut finder = PeriodFinder::new();
        let mut longest = |text: &str| {
            (0..text.len()).filter(|&at| text.is_char_boundary(at)).find_map(|at| finder.at(text, at, text.len()))
        };
        for line in include_str!(concat!(env!("OUT_DIR"), "/periods.tsv")).lines() {
            let mut cells = line.split('\t').skip(2);
            for yes in cells.next().unwrap_or("").split('|').filter(|yes| !yes.is_empty()) {
                let (text, expected) = yes.split_once(" => ").expect("an example gives its period");
                let (when, end) = longest(text).unwrap_or_else(|| panic!("nothing found in {text}"));
                assert_eq!(
                    when.resolve(clock, None).map(|p| p.to_string()).as_deref(),
                    Some(expected),
                    "{text}: {when:?}"
                );
                assert_eq!(end, text.len(), "{text}");
            }
            for no in cells.next().unwrap_or("").split('|').filter(|no| !no.is_empty()) {
                assert_eq!(longest(no).and_then(|(when, _)| when.resolve(clock, None)), None, "{no}");
            }
        }
    }
}
