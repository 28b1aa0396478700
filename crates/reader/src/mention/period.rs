//! Periods as named in the text, found by the patterns of the knowledge files.

use super::when::{Shape, When, Year};
use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::nfa::thompson;
use regex_automata::util::captures::Captures;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind, meta};
use std::sync::{LazyLock, OnceLock};

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(Patterns::build);

struct Pattern {
    read: &'static str,
    find: &'static str,
    captures: OnceLock<Option<meta::Regex>>,
}

struct Patterns {
    all: Vec<Pattern>,
    dfa: DFA,
}

impl Patterns {
    fn build() -> Option<Patterns> {
        let all: Vec<Pattern> = include_str!(concat!(env!("OUT_DIR"), "/periods.tsv"))
            .lines()
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some(Pattern { read: cells.next()?, find: cells.next()?, captures: OnceLock::new() })
            })
            .collect();
        let finds: Vec<&str> = all.iter().map(|pattern| pattern.find).collect();
        let dfa = DFA::builder()
            .configure(DFA::config().match_kind(MatchKind::All).cache_capacity(4 << 20))
            .syntax(syntax::Config::new().case_insensitive(true))
            .thompson(thompson::Config::new().which_captures(thompson::WhichCaptures::None))
            .build_many(&finds);
        debug_assert!(dfa.is_ok(), "{:?}", dfa.err());
        Some(Patterns { all, dfa: dfa.ok()? })
    }
}

/// Compiles the patterns, which a first document would otherwise wait for.
pub(super) fn compile() {
    LazyLock::force(&PATTERNS);
}

thread_local! {
    /// The scratch space of a search, kept: what it has learnt of the patterns serves the next document.
    static FINDER: std::cell::RefCell<PeriodFinder> = std::cell::RefCell::new(PeriodFinder::new());
}

/// Finds periods; holds the scratch space of the search.
pub(crate) struct PeriodFinder {
    found: Option<(&'static Patterns, Cache)>,
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
        PeriodFinder { found: PATTERNS.as_ref().map(|patterns| (patterns, patterns.dfa.create_cache())) }
    }

    /// The longest period named from `start` on, and where it ends.
    pub(crate) fn at(&mut self, text: &str, start: usize, end: usize) -> Option<(When, usize)> {
        let (patterns, cache) = self.found.as_mut()?;
        let input = Input::new(text).span(start..end).anchored(Anchored::Yes);
        let mut state = OverlappingState::start();
        let mut best: Option<(usize, usize)> = None;
        loop {
            patterns.dfa.try_search_overlapping_fwd(cache, &input, &mut state).ok()?;
            let Some(found) = state.get_match() else { break };
            let (at, pattern) = (found.offset(), found.pattern().as_usize());
            let better = best.is_none_or(|(end, first)| at > end || (at == end && pattern < first));
            if better && ends_well(text, at) {
                best = Some((at, pattern));
            }
        }
        let (stop, pattern) = best?;
        let pattern = &patterns.all[pattern];
        let regex = pattern
            .captures
            .get_or_init(|| {
                meta::Regex::builder().syntax(syntax::Config::new().case_insensitive(true)).build(pattern.find).ok()
            })
            .as_ref()?;
        let mut captures = regex.create_captures();
        // The overall search took the longest match; the capture search is held to it by ending the input there.
        regex.captures(Input::new(text).span(start..stop).anchored(Anchored::Yes), &mut captures);
        let read = Read { text, captures: &captures };
        Some((read.when(pattern.read)?, stop))
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
            "to-mid-month" => Shape::ToMidMonth(m()?),
            "mid-month" => Shape::Day(m()?, 15),
            "months" => Shape::Months(self.month("m1", "M1")?, self.month("m2", "M2")?),
            "quarter" => {
                let q = self.number("q")?;
                Shape::Months(q * 3 - 2, q * 3)
            }
            "to-quarter" => Shape::Months(1, self.number("q")? * 3),
            "quarter-first" => Shape::Months(1, 3),
            "quarter-last" => Shape::Months(10, 12),
            "day" => Shape::Day(m()?, d()?),
            "to-day" => Shape::ToDay(m()?, d()?),
            "days" => {
                let (m2, d2) = (self.number("m2")?, self.number("d2")?);
                Shape::Days(self.number("m1").unwrap_or(m2), self.number("d1")?, m2, d2)
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
            "past-months" => Shape::PastMonths(self.number("n")?),
            "to-now" => Shape::ToNow,
            "month-last" => Shape::LastMonth,
            "quarter-previous" => Shape::LastQuarter,
            "month-this" => Shape::ThisMonth,
            "quarter-this" => Shape::ThisQuarter,
            "previous" => Shape::Previous,
            "day-today" => Shape::Today,
            "day-yesterday" => Shape::Yesterday,
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
            let built = meta::Regex::builder().syntax(syntax::Config::new().case_insensitive(true)).build(find);
            assert!(built.is_ok(), "{find}: {built:?}");
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
