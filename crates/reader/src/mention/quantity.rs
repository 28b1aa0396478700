//! Numbers with their multiplier and unit.

use super::lexicon::Lexicon;
use super::number;
use super::sense::Sense;
use crate::document::Lang;
use crate::sentence::Token;
use rust_decimal::Decimal;
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
    let first = *tokens.get(i)?;
    if !first.is_number() {
        return None;
    }
    // Letters stuck to a number make it a code, unless they are a currency.
    if i == at && i > 0 && !first.spaced && tokens[i - 1].is_word() {
        return None;
    }
    let first_digits = first.text(text);
    i += 1;
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
    if tokens.get(j).is_some_and(|t| ['-', '–', '—'].iter().any(|&m| t.is_mark(text, m)))
        && tokens.get(j + 1).is_some_and(Token::is_number)
    {
        let glued = !tokens[j].spaced && !tokens[j + 1].spaced;
        let spaced = tokens[j].spaced && tokens[j + 1].spaced;
        if glued || spaced {
            second = Some(tokens[j + 1].text(text));
            i = j + 2;
        }
    }
    let (multiplier, after) = multiplier(text, tokens, i);
    i = after;
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
    if i > at {
        let slash = tokens.get(i).is_some_and(|t| t.is_mark(text, '/'));
        if slash && let Some(per) = tokens.get(i + 1).and_then(|_| senses(i + 1)) {
            rate = unit.is_some_and(is_currency)
                && per.senses.iter().any(|sense| matches!(sense, Sense::Unit(u) if *u != "no" && *u != "person"));
        }
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
    to = match to {
        Some(to) => Some(to.checked_mul(scale)?.normalize()),
        None => None,
    };
    Some((Quantity { value, to, kind: Kind::Plain, unit, multiplier, signed, rate }, at..i))
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
    matches!(unit, "USD" | "VND" | "CNY" | "EUR" | "THB" | "JPY" | "KRW" | "GBP")
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
