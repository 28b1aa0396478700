//! What the words of a column head, a row label or a title say.

use super::super::frame::Named;
use super::super::{Coverage, Flow, Indicator, Status};
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Quantity, Sense, Shape, Side, What, When, Year};

/// What some words say, as far as they are understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) named: Option<Named>,
    pub(super) areas: Vec<&'static str>,
    pub(super) partner: Option<&'static str>,
    /// Goods, as written.
    pub(super) goods: Option<Span>,
    pub(super) coverage: Option<Coverage>,
    pub(super) whens: Vec<When>,
    pub(super) status: Option<Status>,
    pub(super) side: Option<Side>,
    pub(super) plan: bool,
    /// Compared with the same period a year before.
    pub(super) same: bool,
    /// A change, where the words say so.
    pub(super) growth: bool,
    pub(super) share: bool,
    pub(super) rank: bool,
    pub(super) percent: bool,
    /// Everything together: "cộng", "total".
    pub(super) sum: bool,
    /// The whole country.
    pub(super) country: bool,
    pub(super) unit: Option<&'static str>,
    pub(super) multiplier: Option<u64>,
    /// Words that mean nothing known here.
    pub(super) unknown: Vec<Span>,
    /// The words are the number of the row, its label, its unit.
    pub(super) ordinal: bool,
    pub(super) units: bool,
}

/// Words of heads that the phrases of running text do not have.
const ESTIMATE: [&str; 3] = ["est", "estimated", "ƯTH"];
const ORDINAL: [&str; 5] = ["stt", "tt", "no", "nr", "#"];
const UNITS: [&str; 5] = ["đvt", "đơn vị", "unit", "units", "đv"];
const SUM: [&str; 12] =
    ["whole", "cộng", "tổng", "tổng số", "tổng cộng", "total", "sum", "all", "toàn", "số", "tất cả", "grand"];
const EMPTY: [&str; 31] = [
    "thứ",
    "tỉnh",
    "thành",
    "phố",
    "province",
    "city",
    "of",
    "trên",
    "địa bàn",
    "th",
    "thực hiện",
    "thực",
    "hiện",
    "bảng",
    "biểu",
    "table",
    "the",
    "goods",
    "hàng",
    "hóa",
    "hoá",
    "hàng hóa",
    "a",
    "in",
    "as",
    "%",
    "đạt",
    "so",
    "actual",
    "lượng",
    "quantity",
];
const COUNTRY: [&str; 6] = ["country", "whole country", "cả nước", "toàn quốc", "nationwide", "national"];
const GROWTH: [&str; 6] = ["growth", "change", "tốc độ", "tăng trưởng", "+/-", "±"];
const BALANCE: [&str; 2] = ["balance", "chênh lệch"];
const OTHER: [&str; 4] = ["khác", "other", "others", "còn lại"];

impl Said {
    /// Reads the mentions of a head, label or title.
    pub(super) fn of(text: &str, mentions: &[Mention], lang: Lang) -> Said {
        let mut said = Said::default();
        let clock = clock_time(text, mentions);
        for (at, mention) in mentions.iter().enumerate() {
            if clock.is_some_and(|clock| clock.start() <= mention.span.start() && mention.span.end() <= clock.end()) {
                continue;
            }
            match &mention.what {
                What::Period(when) => said.whens.push(*when),
                What::Mark(_) => {}
                What::Number(quantity) if months(text, mention, quantity).is_some() => {
                    said.whens.extend(months(text, mention, quantity));
                }
                What::Number(quantity) => match quantity.unit {
                    // "1000 USD": a unit with its multiplier.
                    Some(unit) => (said.unit, said.multiplier) = (Some(unit), u64::try_from(quantity.value).ok()),
                    None if at == 0 || mentions[at - 1].is_mark('(') => {}
                    None => said.unknown.push(mention.span),
                },
                // "II.", "a)": the mark of an item.
                What::Word
                    if at == 0
                        && mentions.get(1).is_some_and(|m| m.is_mark('.') || m.is_mark(')'))
                        && mention.span.end() - mention.span.start() <= 4
                        && !ESTIMATE.contains(&mention.span.of(text).to_lowercase().as_str()) => {}
                _ if mention.is_word() => said.word(text, mention.span),
                What::Word => {}
                What::Term(senses) => said.term(text, mention.span, senses, lang),
            }
        }
        said.percent |= said.unit == Some("percent");
        said
    }

    fn word(&mut self, text: &str, span: Span) {
        let word = span.of(text).to_lowercase();
        let word = word.as_str();
        match word {
            _ if ESTIMATE.contains(&word) => self.status = Some(Status::Estimate),
            _ if ORDINAL.contains(&word) => self.ordinal = true,
            _ if UNITS.contains(&word) => self.units = true,
            _ if SUM.contains(&word) => self.sum = true,
            _ if COUNTRY.contains(&word) => self.country = true,
            _ if GROWTH.contains(&word) => self.growth = true,
            _ if BALANCE.contains(&word) => {
                self.named =
                    Some(Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Balance), sign: 1, part: None })
            }
            _ if OTHER.contains(&word) => self.add_goods(span),
            _ if EMPTY.contains(&word) => {}
            _ => self.unknown.push(span),
        }
    }

    fn term(&mut self, text: &str, span: Span, senses: &[Sense], lang: Lang) {
        let word = span.of(text).to_lowercase();
        if senses.iter().any(|s| matches!(s, Sense::Area(_) | Sense::Gate(_) | Sense::Land(..))) {
            for sense in senses {
                match *sense {
                    Sense::Area("vietnam") => self.country = true,
                    Sense::Area(id) | Sense::Gate(id) => self.areas = vec![id],
                    Sense::Land(code, _) => self.partner = Some(code),
                    _ => {}
                }
            }
            return;
        }
        if ORDINAL.contains(&word.as_str())
            || UNITS.contains(&word.as_str())
            || SUM.contains(&word.as_str())
            || COUNTRY.contains(&word.as_str())
        {
            return self.word(text, span);
        }
        let before = self.clone();
        let mut used = false;
        for sense in senses {
            used |= true;
            match *sense {
                Sense::Indicator { indicator, flow, sign, part, .. } => {
                    let better = self.named.is_none_or(|n| n.flow.is_none() && flow.is_some());
                    if better {
                        self.named =
                            Some(Named { indicator, flow: flow.or(self.named.and_then(|n| n.flow)), sign, part });
                    }
                }
                Sense::NamedGoods if self.named.is_none() => self.named = direction(&word),
                Sense::Good { .. } | Sense::Sector => self.add_goods(span),
                Sense::Coverage(coverage) => self.coverage = Some(coverage),
                Sense::Status(status) => self.status = Some(status),
                Sense::Plan => self.plan = true,
                Sense::Same => {
                    self.same = true;
                    self.growth |= lang == Lang::En && !word.contains("period") && !word.contains("ago");
                }
                Sense::Up | Sense::Down => self.growth = true,
                Sense::Share => self.share = true,
                Sense::Rank => self.rank = true,
                Sense::Unit("percent") => self.percent = true,
                Sense::Unit(unit) => self.unit = Some(unit),
                Sense::Multiplier(by) => self.multiplier = Some(self.multiplier.unwrap_or(1).saturating_mul(by)),
                Sense::Side(side) => self.side = Some(side),
                Sense::Whole => {
                    self.sum = true;
                    self.country |= COUNTRY.iter().any(|c| word.contains(c));
                }
                Sense::Reach
                | Sense::And
                | Sense::Versus
                | Sense::ThisArea
                | Sense::Cumulative
                | Sense::To
                | Sense::Namesake
                | Sense::OfWhich
                | Sense::From
                | Sense::Bound(_) => {}
                _ => used = false,
            }
        }
        // "Chỉ tiêu" is a plan's target and the head of a column of labels.
        if senses.contains(&Sense::Plan) && word == "chỉ tiêu" {
            *self = before;
            self.unknown.push(span);
        }
        if !used {
            self.word(text, span);
        }
    }

    fn add_goods(&mut self, span: Span) {
        self.goods = Some(self.goods.map_or(span, |goods| goods.to(span)));
    }

    /// Whether nothing is said.
    pub(super) fn is_silent(&self) -> bool {
        self.named.is_none()
            && self.areas.is_empty()
            && self.partner.is_none()
            && self.goods.is_none()
            && self.coverage.is_none()
            && self.whens.is_empty()
            && self.status.is_none()
            && self.side.is_none()
            && self.unit.is_none()
            && !self.is_relative()
            && !self.sum
            && !self.country
    }

    /// Whether a number under it is no amount.
    pub(super) fn is_relative(&self) -> bool {
        self.plan || self.same || self.growth || self.share || self.rank || self.percent
    }
}

/// "9 months": those from New Year on.
fn months(text: &str, mention: &Mention, quantity: &Quantity) -> Option<When> {
    let count = i8::try_from(quantity.value).ok().filter(|n| (2..=12).contains(n));
    let named = quantity.unit == Some("no") && mention.span.of(text).ends_with(" months");
    count.filter(|_| named).map(|n| When { shape: Shape::Months(1, n), year: Year::Open })
}

/// "exports of", "xuất khẩu mặt hàng": trade, named before goods.
fn direction(word: &str) -> Option<Named> {
    let flow = match () {
        () if word.starts_with("export") || word.starts_with("xuất") => Flow::Export,
        () if word.starts_with("import") || word.starts_with("nhập") => Flow::Import,
        () => return None,
    };
    Some(Named { indicator: Indicator::GoodsTrade, flow: Some(flow), sign: 1, part: None })
}

/// "20h00", "20:00".
fn clock_time(text: &str, mentions: &[Mention]) -> Option<Span> {
    let digits = |m: &Mention| m.span.of(text).bytes().all(|b| b.is_ascii_digit());
    mentions
        .windows(3)
        .find(|three| digits(&three[0]) && digits(&three[2]) && matches!(three[1].span.of(text), "h" | "H" | "g" | ":"))
        .map(|three| three[0].span.to(three[2].span))
}
