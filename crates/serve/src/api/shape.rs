//! The shapes of what is told: figures with their keys and sentences, points with their bounds, findings.

use crate::edition::{Doc, Dot, Edition, Place, Told};
use crate::page::figure;
use kimngach_book::{Claim, say};
use kimngach_reader::Lang;
use kimngach_reader::figure::Base;
use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

/// So many digits of a bound are written.
const DIGITS: u32 = 9;

/// A document of the ledger.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Document {
    /// What it is called in addresses.
    id: String,
    /// Its name in the ledger.
    name: String,
    title: Option<String>,
    url: Option<String>,
    /// The day of publication, YYYY-MM-DD.
    published: Option<String>,
    /// The code of its language, if it was read.
    language: Option<String>,
    /// BLAKE3 of its content.
    hash: String,
    /// Which state of its source it is, from 1 on.
    vintage: usize,
    vintages: usize,
    /// Whether it is the latest state, which is what series are made of.
    latest: bool,
    /// How many figures it has.
    figure_count: usize,
    /// The areas its figures are about.
    areas: Vec<String>,
}

impl Document {
    pub(super) fn of(doc: &Doc) -> Document {
        let [vintage, vintages] = doc.vintage();
        Document {
            id: doc.id.clone(),
            name: doc.source.id.clone(),
            title: doc.source.title.clone(),
            url: doc.source.url.clone(),
            published: doc.day().map(|day| day.to_string()),
            language: doc.language.clone(),
            hash: doc.hash.clone(),
            vintage,
            vintages,
            latest: doc.latest,
            figure_count: doc.figures,
            areas: doc.areas.keys().cloned().collect(),
        }
    }
}

/// The id of a figure: its document, and its number in that.
pub(super) fn id(edition: &Edition, place: Place) -> String {
    format!("{}:{}", edition.of(place).id, place.figure + 1)
}

/// How a key of a figure is known.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Known {
    key: String,
    /// number, clause, sentence, paragraph, article, headline, published or default.
    known: String,
    rule: String,
}

/// A figure of a document.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Figure {
    /// The document and the number in it: `hoa-binh-2020-1a2b3c4d:7`; nothing where the text is not kept.
    id: Option<String>,
    /// The number as printed.
    text: String,
    /// Where it stands, in Unicode scalar values of the text: [start, end).
    at: [usize; 2],
    sentence: Option<String>,
    indicator: String,
    flow: Option<String>,
    areas: Vec<String>,
    partners: Vec<String>,
    commodity: Option<String>,
    coverage: Option<String>,
    /// First and last day.
    period: Option<[String; 2]>,
    /// level, yoy, share, plan, ...
    transform: String,
    base: Option<String>,
    /// The exact value in base units.
    #[schema(value_type = f64)]
    value: Number,
    /// The other end of a range.
    #[schema(value_type = Option<f64>)]
    value_to: Option<Number>,
    unit: String,
    bound: Option<String>,
    status: Option<String>,
    /// The organisation that the text credits.
    credited: Option<String>,
    /// The value in words of the language that was asked for.
    says: String,
    how: Vec<Known>,
}

impl Figure {
    pub(super) fn of(claim: &Claim, id: Option<String>, lang: Lang) -> Figure {
        let said = &claim.said;
        let number = |value: rust_decimal::Decimal| say::exact(value).parse().unwrap_or_else(|_| Number::from(0));
        let how = claim.how.iter().map(|how| Known {
            key: how.key.code().to_owned(),
            known: how.known.code().to_owned(),
            rule: how.rule.to_string(),
        });
        Figure {
            id,
            text: claim.text.clone(),
            at: claim.at,
            sentence: claim.sentence.clone(),
            indicator: said.indicator.code().to_owned(),
            flow: said.flow.map(|flow| flow.code().to_owned()),
            areas: said.areas.clone(),
            partners: said.partners.clone(),
            commodity: said.commodity.clone(),
            coverage: said.coverage.map(|coverage| coverage.code().to_owned()),
            period: said.period.map(|period| [period.first().to_string(), period.last().to_string()]),
            transform: said.transform.code().to_owned(),
            base: said.base.as_ref().map(|base| match base {
                Base::Period(period) => period.to_string(),
                Base::Whole(whole) => whole.clone(),
            }),
            value: number(said.value),
            value_to: said.value_to.map(number),
            unit: said.unit.clone(),
            bound: said.bound.map(|bound| bound.code().to_owned()),
            status: said.status.map(|status| status.code().to_owned()),
            credited: claim.credited.clone(),
            says: figure::value(claim, lang),
            how: how.collect(),
        }
    }
}

/// What is known of a series in one period.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Point {
    /// First and last day.
    period: [String; 2],
    /// What the newest document that tells it says, exactly.
    #[schema(value_type = Option<f64>)]
    value: Option<Number>,
    /// The least value that all figures together leave, rounded down; nothing where they set no limit.
    #[schema(value_type = Option<f64>)]
    lo: Option<Number>,
    /// The greatest, rounded up.
    #[schema(value_type = Option<f64>)]
    hi: Option<Number>,
    /// Whether no document tells it.
    implied: bool,
    status: Option<String>,
    /// The figures that tell it.
    told: Vec<String>,
    /// The figures that tell it through growth, plans or shares.
    through: Vec<String>,
    /// The figures that stand aside: their ids, and slip, revised or at-odds.
    aside: Vec<[String; 2]>,
    /// Where it is implied: the figures that it follows from.
    follows: Vec<String>,
}

/// What the newest document says of a point, and the least and the greatest value that all figures leave, as numbers.
pub(super) fn numbers(dot: &Dot) -> [Option<Number>; 3] {
    let end = |value: f64, up| say::end(value, up, DIGITS).and_then(|end| say::exact(end).parse().ok());
    let value = dot.value.filter(|(_, to)| to.is_none()).and_then(|(value, _)| say::exact(value).parse().ok());
    [value, end(dot.bounds[0], false), end(dot.bounds[1], true)]
}

impl Point {
    pub(super) fn of(dot: &Dot, edition: &Edition) -> Point {
        let [value, lo, hi] = numbers(dot);
        let ids = |places: &mut dyn Iterator<Item = Place>| places.map(|place| id(edition, place)).collect();
        Point {
            period: [dot.period.first().to_string(), dot.period.last().to_string()],
            value,
            lo,
            hi,
            implied: dot.is_implied(),
            status: dot.status.map(|status| status.code().to_owned()),
            told: ids(&mut dot.told.iter().copied()),
            through: ids(&mut dot.through.iter().map(|(place, _)| *place)),
            aside: dot.aside.iter().map(|(place, why)| [id(edition, *place), why.code().to_owned()]).collect(),
            follows: ids(&mut dot.follows.iter().flat_map(|follows| follows.0.iter().copied())),
        }
    }
}

/// Figures that cannot all be true, or hardly.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Finding {
    /// The same in all editions.
    id: String,
    kind: String,
    proven: bool,
    /// The arithmetic.
    message: String,
    /// The figures, the suspect first.
    figures: Vec<String>,
    areas: Vec<String>,
    /// What the suspect probably meant, in words.
    meant: Option<String>,
    /// Why.
    reason: Option<String>,
}

impl Finding {
    pub(super) fn of(told: &Told, edition: &Edition, lang: Lang) -> Finding {
        let at = usize::from(lang != Lang::Vi);
        Finding {
            id: told.id.clone(),
            kind: told.kind.clone(),
            proven: told.proven,
            message: told.message[at].clone(),
            figures: told.places.iter().map(|place| id(edition, *place)).collect(),
            areas: told.areas.iter().cloned().collect(),
            meant: told.meant.as_ref().map(|meant| meant.says[at].clone()),
            reason: told.meant.as_ref().map(|meant| meant.reason[at].clone()),
        }
    }
}
