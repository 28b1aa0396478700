//! Numbers with their multiplier and unit.

use super::lexicon::Lexicon;
use super::number;
use super::sense::Sense;
use crate::document::Lang;
use crate::sentence::Token;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Range;

/// What kind of number it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Plain,
    /// A place in a row.
    Ordinal,
    /// A part in words.
    Fraction,
    /// A multiple in words.
    Fold,
}

/// A number as written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Quantity {
    pub(crate) value: Decimal,
    pub(crate) to: Option<Decimal>,
    pub(crate) kind: Kind,
    /// The unit, as the guide writes it.
    pub(crate) unit: Option<&'static str>,
    pub(crate) multiplier: Option<u64>,
    /// A sign printed before the number.
    pub(crate) signed: bool,
    /// A price: an amount for one unit of goods.
    pub(crate) rate: bool,
}

impl Quantity {
    /// Whether it counts something: more than a bare number or a place in a row.
    pub(crate) fn is_counted(&self) -> bool {
        self.unit.is_some_and(|u| u != "no" && u != "rank") || self.multiplier.is_some()
    }
}

/// Whether a number can start at a token: at digits, a sign or a currency before digits.
pub(crate) fn may_start(text: &str, tokens: &[Token], at: usize, found: Option<super::lexicon::Found>) -> bool {
    let digits = |i: usize| tokens.get(i).is_some_and(Token::is_number);
    let sign = || {
        !tokens[at].is_word() && ['-', '+', '−'].iter().any(|&mark| tokens[at].is_mark(text, mark)) && digits(at + 1)
    };
    tokens[at].is_number() || found.is_some_and(|found| digits(at + found.tokens)) || sign()
}

/// Reads a number that starts at a token; gives the tokens it takes.
pub(crate) fn quantity(text: &str, tokens: &[Token], at: usize, lang: Lang) -> Option<(Quantity, Range<usize>)> {
    let lexicon = Lexicon::get();
    let senses = |i: usize| lexicon.longest(&tokens[i..], text);
    let mut i = at;
    let mut unit = None;
    let mut negative = false;
    let mut signed = false;
    if (tokens[i].is_mark(text, '-') || tokens[i].is_mark(text, '+') || tokens[i].is_mark(text, '−'))
        && tokens.get(i + 1).is_some_and(|n| n.is_number() && !n.spaced)
        && (tokens[i].spaced || i == 0 || tokens[i - 1].is_mark(text, '('))
        && !(i > 0 && (tokens[i - 1].is_number() || tokens[i - 1].is_mark(text, '%')))
    {
        (negative, signed) = (!tokens[i].is_mark(text, '+'), true);
        i += 1;
    }
    if !tokens[i].is_number()
        && let Some(found) = senses(i)
        && let Some(currency) = found.senses.iter().find_map(|sense| match sense {
            Sense::Unit(unit) if is_currency(unit) => Some(*unit),
            _ => None,
        })
        && tokens.get(i + found.tokens).is_some_and(Token::is_number)
    {
        unit = Some(currency);
        i += found.tokens;
    }
    let currency_word = unit.is_some() && is_written_out(text, &tokens[at..i]);
    let first = *tokens.get(i)?;
    if !first.is_number() {
        return None;
    }
    // Letters stuck to a number make it a code, unless they are a currency or a space was only forgotten.
    let stuck = i == at && i > 0 && !first.spaced && tokens[i - 1].is_word();
    let coded = |word: &str| word.is_ascii() && !word.contains(char::is_lowercase);
    if stuck && coded(tokens[i - 1].text(text)) {
        return None;
    }
    let mut digits = Cow::Borrowed(first.text(text));
    i += 1;
    if let Some(joined) = broken_by_space(text, tokens, i - 1, lang) {
        digits = Cow::Owned(joined);
        i += 2;
    }
    let first_digits = digits.as_ref();
    if let Some(suffix) = tokens.get(i).filter(|t| !t.spaced && t.is_word() && lang == Lang::En)
        && matches!(suffix.text(text), "st" | "nd" | "rd" | "th")
    {
        let value = first_digits.parse().ok()?;
        return Some((
            Quantity {
                value,
                to: None,
                kind: Kind::Ordinal,
                unit: Some("rank"),
                multiplier: None,
                signed: false,
                rate: false,
            },
            at..i + 1,
        ));
    }
    // "10%-15%", "8,5 - 9%", "US$1.7-1.75 billion"
    let mut second = None;
    let mut j = i;
    if tokens.get(j).is_some_and(|t| t.is_mark(text, '%')) {
        j += 1;
    }
    // "US$4.5-US$5 billion": the currency may be said again.
    let money = |sense: &Sense| matches!(sense, Sense::Unit(named) if unit == Some(*named) && is_currency(named));
    let again = unit
        .and_then(|_| tokens.get(j + 1).filter(|t| !t.is_number()))
        .and_then(|_| senses(j + 1))
        .filter(|found| found.senses.iter().any(money))
        .map_or(0, |found| found.tokens);
    let upper = j + 1 + again;
    if tokens.get(j).is_some_and(|t| ['-', '–', '—'].iter().any(|&m| t.is_mark(text, m)))
        && tokens.get(upper).is_some_and(Token::is_number)
    {
        let glued = !tokens[j].spaced && !tokens[j + 1].spaced;
        let spaced = tokens[j].spaced && tokens[j + 1].spaced;
        if glued || spaced {
            second = Some(tokens[upper].text(text));
            i = upper + 1;
        }
    }
    i += usize::from(is_hyphened_unit(text, tokens, i));
    let (multiplier, after) = multiplier(text, tokens, i);
    i = after;
    let smaller = multiplier.filter(|_| second.is_none()).and_then(|by| smaller_part(text, tokens, i, by, lang));
    if let Some((_, after)) = smaller {
        i = after;
    }
    i += usize::from(is_hyphened_unit(text, tokens, i));
    let mut rate = false;
    if let Some(found) = tokens.get(i).and_then(|_| unit_at(text, &tokens[i..])) {
        let named = found.senses.iter().find_map(|sense| match sense {
            Sense::Unit(unit) => Some(*unit),
            _ => None,
        });
        if let Some(named) = named.filter(|named| unit.is_none() || is_currency(named)) {
            let glued = tokens[i].spaced
                || named == "percent"
                || named == "kg"
                || named == "kWh"
                || named == "hectare"
                || named == "km2"
                || is_currency(named)
                || named == "no"
                || named == "tonne"
                || found.tokens > 1;
            if glued && !(is_currency(named) && unit.is_some_and(|u| u != named)) {
                unit = Some(unit.unwrap_or(named));
                i += found.tokens;
            }
        }
    }
    // "4.000 đồng/lít": money for one of something; for a year or a head it is an amount.
    if unit.is_some_and(is_currency) && tokens.get(i).is_some_and(|t| t.is_mark(text, '/')) {
        let behind = tokens.get(i + 1).filter(|t| t.is_word()).and_then(|_| senses(i + 1));
        let amount = |sense: &Sense| matches!(sense, Sense::Per | Sense::Daily | Sense::Unit("person"));
        rate = tokens.get(i + 1).is_some_and(Token::is_word)
            && !senses(i).is_some_and(|found| found.senses.iter().any(amount))
            && !behind.is_some_and(|found| found.senses.iter().any(amount));
    }
    let measured = multiplier.is_some_and(|by| by >= 1_000_000) || unit == Some("percent");
    if stuck && !measured || currency_word && multiplier.is_none() {
        return None;
    }
    // A code or a count of letters: "1A", "24K", "QL1".
    if unit.is_none() && multiplier.is_none() && tokens.get(i).is_some_and(|t| !t.spaced && t.is_word()) {
        return None;
    }
    let mut value = number::value(first_digits, lang, multiplier)?;
    let mut to = match second {
        Some(digits) => Some(number::value(digits, lang, multiplier)?),
        None => None,
    };
    if negative {
        value = -value;
        to = to.map(|to| -to);
    }
    let scale = Decimal::from(multiplier.unwrap_or(1));
    value = value.checked_mul(scale)?.normalize();
    if let Some((part, _)) = smaller {
        value = if negative { value - part } else { value + part };
    }
    to = match to {
        Some(to) => Some(to.checked_mul(scale)?.normalize()),
        None => None,
    };
    Some((Quantity { value, to, kind: Kind::Plain, unit, multiplier, signed, rate }, at..i))
}

/// Whether a currency is written out as a word, which before a number also names standards and cups ("Euro 4").
fn is_written_out(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [word] if word.is_word() && word.text(text).chars().count() > 3)
}

/// "13, 184 firms", "24, 5 tỷ": a space got behind the mark.
fn broken_by_space(text: &str, tokens: &[Token], at: usize, lang: Lang) -> Option<String> {
    let (first, mark, next) = (tokens[at], tokens.get(at + 1)?, tokens.get(at + 2)?);
    let whole = |t: &Token| t.text(text).bytes().all(|b| b.is_ascii_digit());
    let row =
        |t: Option<&Token>| t.is_some_and(|t| [',', '-', ':'].iter().any(|&m| t.is_mark(text, m)) || t.is_number());
    if mark.spaced || !mark.is_mark(text, ',') || !next.spaced || !next.is_number() || !whole(next) || !whole(&first) {
        return None;
    }
    let (digits, part) = (first.text(text), next.text(text));
    let alone = !row(at.checked_sub(1).and_then(|at| tokens.get(at))) && !row(tokens.get(at + 3));
    let (by, behind) = multiplier(text, tokens, at + 3);
    let unit = tokens.get(behind).and_then(|_| unit_at(text, &tokens[behind..]));
    let unit =
        unit.and_then(|found| found.senses.iter().find_map(|s| if let Sense::Unit(u) = s { Some(*u) } else { None }));
    let counted = unit.is_some_and(|u| u != "no" && !is_currency(u) && u != "percent");
    match lang {
        Lang::En if digits.len() <= 3 && part.len() == 3 && by.is_none() && counted => Some(format!("{digits},{part}")),
        Lang::Vi if part.len() <= 2 && by.is_some_and(|by| by >= 1_000_000) && unit.is_some_and(is_currency) => {
            Some(format!("{digits},{part}"))
        }
        _ => None,
    }
    .filter(|_| alone)
}

/// "a 19-percent fall", "a 5-billion-dollar plan": the hyphen before a multiplier or unit.
fn is_hyphened_unit(text: &str, tokens: &[Token], at: usize) -> bool {
    let glued = |at: usize| tokens.get(at).is_some_and(|t| !t.spaced);
    if !tokens.get(at).is_some_and(|t| t.is_mark(text, '-')) || !glued(at) || !glued(at + 1) {
        return false;
    }
    Lexicon::get().longest(&tokens[at + 1..], text).is_some_and(|found| {
        found.senses.iter().any(|sense| match sense {
            Sense::Multiplier(_) | Sense::Unit("percent") => true,
            Sense::Unit(unit) => is_currency(unit),
            _ => false,
        })
    })
}

/// "9 tỷ 518 triệu USD": the smaller part of one amount, and the token behind it.
fn smaller_part(text: &str, tokens: &[Token], at: usize, by: u64, lang: Lang) -> Option<(Decimal, usize)> {
    let digits = tokens.get(at).filter(|t| t.is_number() && t.spaced)?;
    let (next, after) = multiplier(text, tokens, at + 1);
    let next = next.filter(|next| *next < by)?;
    let part = number::value(digits.text(text), lang, Some(next))?.checked_mul(Decimal::from(next))?;
    let counted = tokens.get(after).and_then(|_| unit_at(text, &tokens[after..])).is_some();
    (part < Decimal::from(by) && counted).then_some((part.normalize(), after))
}

/// Multipliers from a token on, and the token behind them.
fn multiplier(text: &str, tokens: &[Token], from: usize) -> (Option<u64>, usize) {
    let lexicon = Lexicon::get();
    let (mut product, mut i) = (None::<u64>, from);
    for _ in 0..3 {
        let Some(found) = tokens.get(i).and_then(|_| lexicon.longest(&tokens[i..], text)) else { break };
        let Some(by) = found.senses.iter().find_map(|sense| match sense {
            Sense::Multiplier(by) => Some(*by),
            _ => None,
        }) else {
            break;
        };
        let Some(next) = product.unwrap_or(1).checked_mul(by) else { break };
        product = Some(next);
        i += found.tokens;
    }
    (product, i)
}

/// A number in words behind which a multiplier or unit follows.
pub(crate) fn in_words(
    text: &str,
    tokens: &[Token],
    at: usize,
    words: usize,
    number: u32,
) -> Option<(Quantity, Range<usize>)> {
    let lexicon = Lexicon::get();
    let (multiplier, mut i) = multiplier(text, tokens, at + words);
    let mut unit = None;
    if let Some(found) = tokens.get(i).and_then(|_| lexicon.longest(&tokens[i..], text)) {
        unit = found.senses.iter().find_map(|sense| match sense {
            Sense::Unit(unit) => Some(*unit),
            _ => None,
        });
        if unit.is_some() {
            i += found.tokens;
        }
    }
    let counted = multiplier.is_some_and(|m| m >= 1000) && unit.is_some_and(|u| u != "no");
    let times = unit == Some("times") && number > 1;
    if !counted && !times {
        return None;
    }
    let value = Decimal::from(number).checked_mul(Decimal::from(multiplier.unwrap_or(1)))?;
    Some((Quantity { value, to: None, kind: Kind::Plain, unit, multiplier, signed: false, rate: false }, at..i))
}

/// Whether a unit is money.
pub(crate) fn is_currency(unit: &str) -> bool {
    matches!(unit, "USD" | "VND" | "CNY" | "EUR" | "THB" | "JPY" | "KRW" | "GBP" | "SGD")
}

/// The longest phrase from here on that names a unit; a longer phrase around it may only name what is counted.
fn unit_at(text: &str, tokens: &[Token]) -> Option<super::lexicon::Found> {
    let lexicon = Lexicon::get();
    let mut found = lexicon.longest(tokens, text)?;
    while !found.senses.iter().any(|sense| matches!(sense, Sense::Unit(_))) {
        found = lexicon.longest(&tokens[..found.tokens.checked_sub(1).filter(|&n| n > 0)?], text)?;
    }
    Some(found)
}
