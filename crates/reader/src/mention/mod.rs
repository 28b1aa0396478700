//! What is said: numbers, periods, names and function phrases, each with its place.

mod lexicon;
mod number;
mod period;
mod quantity;
mod said;
mod sense;
mod tree;
mod when;
mod whole;

pub(crate) use lexicon::Lexicon;
pub(crate) use number::value as digits_value;
pub(crate) use period::PeriodFinder;
pub(crate) use quantity::{Kind, Quantity, is_currency};
pub(crate) use said::{Kinds, Said};
pub(crate) use sense::{Sense, Side};
pub(crate) use when::{Clock, Shape, When, Year, before};
pub(crate) use whole::lies_in;

use crate::Span;
use crate::document::Lang;
use crate::sentence::{Case, Token};
use rust_decimal::Decimal;
use std::mem::discriminant;
use std::ops::Range;

/// One thing said.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum What {
    /// Kept aside, so that the many other mentions stay small.
    Number(Box<Quantity>),
    Period(When),
    Term(&'static [Sense]),
    /// A mark of punctuation.
    Mark(char),
    /// Any other word.
    Word,
}

/// One thing said, and where.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) what: What,
    pub(crate) span: Span,
    pub(crate) tokens: Range<u32>,
}

impl Mention {
    pub(crate) fn senses(&self) -> &[Sense] {
        match &self.what {
            What::Term(senses) => senses,
            _ => &[],
        }
    }
    pub(crate) fn has(&self, sense: Sense) -> bool {
        // Nearly all senses are of another kind, which is told without looking inside.
        let kind = discriminant(&sense);
        self.senses().iter().any(|own| discriminant(own) == kind && *own == sense)
    }
    /// Whether it is a word that by itself says nothing of a number.
    pub(crate) fn is_word(&self) -> bool {
        match self.what {
            What::Word => true,
            What::Term(senses) => senses.iter().all(|sense| sense.is_light()),
            _ => false,
        }
    }
    pub(crate) fn number(&self) -> Option<&Quantity> {
        match &self.what {
            What::Number(quantity) => Some(quantity),
            _ => None,
        }
    }
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        matches!(self.what, What::Mark(own) if own == mark)
    }
}

/// Finds everything said in a range of tokens, in order; each token is in exactly one mention.
pub(crate) fn spot(text: &str, tokens: &[Token], range: Range<usize>, lang: Lang, periods: &mut PeriodFinder) -> Said {
    let all = &tokens[..range.end];
    let mut out: Vec<Mention> = Vec::with_capacity(range.len());
    let mut kinds = Kinds::default();
    let mut at = range.start;
    while at < range.end {
        let (what, own, count) = next(text, all, range.start, at, lang, periods);
        kinds |= own;
        let span = Span::new(all[at].start as usize, all[at + count - 1].end as usize);
        out.push(Mention { what, span, tokens: at as u32..(at + count) as u32 });
        at += count;
    }
    sort_out_names(text, all, &mut out);
    sort_out_businesses(all, &mut out);
    join_ranges(text, &mut out);
    Said { mentions: out, kinds }
}

/// What the tokens from one on say, of which kinds that is, and how many of them say it.
fn next(
    text: &str,
    all: &[Token],
    first: usize,
    at: usize,
    lang: Lang,
    periods: &mut PeriodFinder,
) -> (What, Kinds, usize) {
    let (start, end) = (all[at].start as usize, all[all.len() - 1].end as usize);
    let found = Lexicon::get().longest(&all[at..], text);
    if all[at].is_number() && is_part_of_whole(text, all, at, found) {
        let part = found.and_then(|found| words_as_number(text, all, at, found.senses, found.tokens));
        if let Some((quantity, tokens)) = part {
            return (What::Number(Box::new(quantity)), Kinds::NUMBER, tokens.len());
        }
    }
    let after_letters = at > first && !all[at].spaced && all[at].is_number() && all[at - 1].is_word();
    if (all[at].is_word() || all[at].is_number())
        && !after_letters
        && let Some((when, stop)) = periods.at(text, start, end)
    {
        let count = all[at..].iter().take_while(|t| (t.start as usize) < stop).count();
        let longer = found.as_ref().is_some_and(|found| found.tokens > count);
        let whole = all[at + count - 1].end as usize == stop;
        if !longer && whole && !is_quantity_instead(text, all, at, count, when, lang) {
            return (What::Period(when), Kinds::PERIOD, count);
        }
    }
    let number = ordinal_digits(text, all, at)
        .or_else(|| {
            quantity::may_start(text, all, at, found).then(|| quantity::quantity(text, all, at, lang)).flatten()
        })
        .or_else(|| found.as_ref().and_then(|found| words_as_number(text, all, at, found.senses, found.tokens)));
    if let Some((quantity, tokens)) = number {
        return (What::Number(Box::new(quantity)), Kinds::NUMBER, tokens.len());
    }
    match (found, all[at].kind_mark(text)) {
        (Some(found), _) => (What::Term(found.senses), found.kinds, found.tokens),
        (None, Some(mark)) => (What::Mark(mark), Kinds::default(), 1),
        (None, None) => (What::Word, Kinds::default(), 1),
    }
}

/// A bare year that has a unit behind it is an amount ("2000 doanh nghiệp"), and so are days with one ("7-7.5 percent").
fn is_quantity_instead(text: &str, tokens: &[Token], at: usize, count: usize, when: When, lang: Lang) -> bool {
    let days = matches!(when.shape, Shape::Day(..) | Shape::Days(..)) && when.year == Year::Open;
    let rate =
        || quantity::quantity(text, tokens, at, lang).filter(|(q, taken)| q.unit.is_some() && taken.len() > count);
    days && rate().is_some_and(|(q, _)| matches!(q.unit, Some("percent" | "points")))
        || count == 1
            && when.shape == Shape::Year
            && quantity::quantity(text, tokens, at, lang)
                .is_some_and(|(q, _)| q.unit.is_some_and(|u| u != "no") || q.multiplier.is_some())
}

/// "hơn 1/3", "chiếm 1/4": a part, and no day, behind a word for how much.
fn is_part_of_whole(text: &str, tokens: &[Token], at: usize, found: Option<lexicon::Found>) -> bool {
    let part = found.is_some_and(|found| found.senses.iter().any(|s| matches!(s, Sense::Fraction(..))));
    if !part || at == 0 {
        return false;
    }
    let much = |s: &Sense| matches!(s, Sense::Bound(_) | Sense::Share | Sense::Equal);
    let sized = |from: usize| Lexicon::get().longest(&tokens[from..at], text).filter(|f| f.tokens == at - from);
    (1..=at.min(2)).any(|back| sized(at - back).is_some_and(|found| found.senses.iter().any(much)))
}

/// "thứ 3": a place in digits.
fn ordinal_digits(text: &str, tokens: &[Token], at: usize) -> Option<(Quantity, Range<usize>)> {
    let word = tokens[at].is_word().then(|| tokens[at].text(text))?;
    let no = word == "No" && tokens.get(at + 1).is_some_and(|t| t.is_mark(text, '.'));
    let at_number = at + usize::from(no);
    let single = no
        || word.eq_ignore_ascii_case("thứ")
        || word == "Thứ"
        || word == "hạng" && at > 0 && RANKED.contains(&tokens[at - 1].text(text))
        || word == "top"
        || word == "Top"
        || word == "TOP"
        || word == "số"
        || word == "số ";
    let next = tokens.get(at_number + 1).filter(|next| single && next.is_number())?;
    let digits = next.text(text);
    if digits.len() > 2 || (word == "số" && digits != "1" && digits != "2") || word.eq_ignore_ascii_case("top") {
        return None;
    }
    let value: Decimal = digits.parse().ok()?;
    // "thứ 5/63": of how many is no number of its own.
    let of = tokens.get(at_number + 2).is_some_and(|t| t.is_mark(text, '/'))
        && tokens.get(at_number + 3).is_some_and(Token::is_number);
    Some((
        Quantity {
            value,
            to: None,
            kind: Kind::Ordinal,
            unit: Some("rank"),
            multiplier: None,
            signed: false,
            rate: false,
        },
        at..at_number + if of { 4 } else { 2 },
    ))
}

/// Words behind which "hạng 3" is a place, and not a class ("chợ hạng 3").
const RANKED: &[&str] = &["xếp", "đứng", "lên", "xuống", "giữ", "ở", "từ", "tới", "đến", "Xếp", "Đứng"];

fn words_as_number(
    text: &str,
    tokens: &[Token],
    at: usize,
    senses: &[Sense],
    count: usize,
) -> Option<(Quantity, Range<usize>)> {
    let whole = at..at + count;
    let quantity = |value, kind, unit| Quantity {
        value,
        to: None,
        kind,
        unit: Some(unit),
        multiplier: None,
        signed: false,
        rate: false,
    };
    senses.iter().find_map(|sense| match *sense {
        Sense::Ordinal(place) => Some((quantity(Decimal::from(place), Kind::Ordinal, "rank"), whole.clone())),
        Sense::Fraction(part, of) => {
            let value = (Decimal::from(part * 100) / Decimal::from(of)).round_dp(2).normalize();
            Some((quantity(value, Kind::Fraction, "percent"), whole.clone()))
        }
        Sense::Fold(times) => Some((quantity(Decimal::from(times), Kind::Fold, "times"), whole.clone())),
        Sense::Number(number) => quantity::in_words(text, tokens, at, count, number),
        _ => None,
    })
}

/// Words before which a name is a person's.
const CALLED: &[&str] =
    &["anh", "Anh", "chị", "Chị", "ông", "Ông", "bà", "Bà", "cô", "Cô", "chú", "Chú", "bác", "Bác", "Mr", "Ms", "Mrs"];

/// Drops readings of names that their neighbours speak against: one-word countries inside personal and place names.
fn sort_out_names(text: &str, tokens: &[Token], mentions: &mut [Mention]) {
    for i in 0..mentions.len() {
        let Some(Sense::Land(..)) = mentions[i].senses().iter().find(|s| matches!(s, Sense::Land(..))) else {
            continue;
        };
        if mentions[i].tokens.len() > 1 {
            continue;
        }
        let at = mentions[i].tokens.start as usize;
        let capital = |t: Option<&Token>| t.is_some_and(|t| t.is_word() && t.case != Case::Lower);
        let risky = matches!(
            tokens[at].text(text),
            "Anh"
                | "Ý"
                | "Áo"
                | "Đức"
                | "Nga"
                | "Bỉ"
                | "Mỹ"
                | "Hàn"
                | "Nhật"
                | "Trung"
                | "Ấn"
                | "Pháp"
                | "Séc"
                | "Lào"
                | "Thái"
                | "Đài"
                | "Man"
                | "Chad"
                | "Jordan"
                | "Georgia"
                | "Úc"
                | "ANH"
        );
        if !risky {
            continue;
        }
        let known = |j: Option<&Mention>| j.is_some_and(|m| matches!(m.what, What::Term(_)));
        let before = i > 0 && mentions[i - 1].what == What::Word && capital(tokens.get(at.wrapping_sub(1))) && i > 1;
        let called = at > 0 && CALLED.contains(&tokens[at - 1].text(text));
        let after = mentions.get(i + 1).is_some_and(|m| m.what == What::Word) && capital(tokens.get(at + 1));
        let doubtful = matches!(tokens[at].text(text), "Anh" | "ANH" | "Ý" | "Áo" | "Trung" | "Man")
            && (i == 0 || !known(mentions.get(i - 1)) && !matches!(mentions[i - 1].what, What::Mark(',') | What::Word));
        if before || called || after || doubtful {
            mentions[i].what = What::Word;
        }
    }
}

/// "Công ty cổ phần Xuất nhập khẩu An Bình": the trade in a business's name is none that is told of.
fn sort_out_businesses(tokens: &[Token], mentions: &mut [Mention]) {
    let trades = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Indicator { flow: Some(_), .. }));
    let capital = |at: u32| tokens.get(at as usize).is_some_and(|t| t.is_word() && t.case != Case::Lower);
    // "Công ty Thép Hòa Phát": nor are the goods.
    let goods = |m: &Mention| capital(m.tokens.start) && m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let mut named = None;
    for at in 0..mentions.len() {
        let (mention, next) = (&mentions[at], mentions.get(at + 1));
        if matches!(mention.what, What::Mark(_) | What::Period(_) | What::Number(_)) {
            named = None;
        } else if mention.has(Sense::Business) {
            named = Some(at);
        } else if named.is_some_and(|from| at - from <= 6)
            && (trades(mention) || goods(mention))
            && next.is_some_and(|m| capital(m.tokens.start))
            && !next.is_some_and(|m| m.has(Sense::Business))
        {
            mentions[at].what = What::Word;
        }
    }
}

impl Token {
    fn kind_mark(&self, text: &str) -> Option<char> {
        (self.kind == crate::sentence::TokenKind::Mark).then(|| self.text(text).chars().next()).flatten()
    }
}

fn changes(mention: &Mention) -> bool {
    mention.has(Sense::Up) || mention.has(Sense::Down)
}

/// "từ 11 đến 12%", "between 5 and 6 million": one number with two ends.
fn join_ranges(text: &str, mentions: &mut Vec<Mention>) {
    let mut at = 1;
    while at + 2 < mentions.len() {
        if mentions[at].number().is_none() || mentions[at + 2].number().is_none() {
            at += 1;
            continue;
        }
        let opens = matches!(
            mentions[at - 1].span.of(text).to_lowercase().as_str(),
            "từ" | "from" | "between" | "khoảng" | "dao động từ" | "mức" | "by" | "about" | "around" | "some"
        );
        let joins = matches!(mentions[at + 1].span.of(text).to_lowercase().as_str(), "đến" | "to" | "tới" | "and");
        // "giảm từ 19,8% đến 24,8%": with a unit at both ends.
        let moves = at > 1 && mentions[at - 1].span.of(text) == "từ" && changes(&mentions[at - 2]);
        let both = (mentions[at].number().copied().zip(mentions[at + 2].number().copied()))
            .filter(|(a, b)| moves && joins && a.unit == Some("percent") && b.unit == a.unit)
            .filter(|(a, b)| a.to.is_none() && b.to.is_none() && a.value < b.value);
        if let Some((first, second)) = both {
            let joined = Quantity { to: Some(second.value), ..first };
            let span = mentions[at].span.to(mentions[at + 2].span);
            let tokens = mentions[at].tokens.start..mentions[at + 2].tokens.end;
            mentions.splice(at..at + 3, [Mention { what: What::Number(Box::new(joined)), span, tokens }]);
            at += 1;
            continue;
        }
        if let (true, true, Some(first), Some(second)) =
            (opens, joins, mentions[at].number().copied(), mentions[at + 2].number().copied())
            && first.unit.is_none()
            && first.kind == Kind::Plain
            && first.to.is_none()
            && second.to.is_none()
            && second.unit.is_some_and(|unit| unit != "no")
        {
            let scale = if first.multiplier.is_none() { second.multiplier.unwrap_or(1) } else { 1 };
            if let Some(value) = first.value.checked_mul(Decimal::from(scale)).filter(|value| *value < second.value) {
                let joined = Quantity { value: value.normalize(), to: Some(second.value), ..second };
                let span = mentions[at].span.to(mentions[at + 2].span);
                let tokens = mentions[at].tokens.start..mentions[at + 2].tokens.end;
                mentions.splice(at..at + 3, [Mention { what: What::Number(Box::new(joined)), span, tokens }]);
            }
        }
        at += 1;
    }
}
