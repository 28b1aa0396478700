//! An equation between cells, as it is written in the data.

use crate::series::{Cell, Class, Measure, Series};
use kimngach_reader::figure::{Coverage, Flow};

/// How the two sides compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compare {
    /// Both are one.
    Equal,
    /// The left side is not above the right one.
    AtMost,
    /// The left side is not below the right one.
    AtLeast,
}

/// What a term says of one key of its cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pick {
    /// This flow, or none.
    Flow(Option<Flow>),
    /// This coverage, or none.
    Coverage(Option<Coverage>),
    /// This class.
    Class(Class),
    /// This unit.
    Unit(String),
    /// The whole amount, or that of a day.
    Measure(Measure),
    /// Any goods, or none.
    Commodity(bool),
    /// Any partner, or none.
    Partner(bool),
    /// The whole area, or a part.
    Area(bool),
    /// The whole period, or a part.
    Period(bool),
    /// What a place in a league has to do with it.
    Place(Place),
}

/// What a cell is in a league.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// The amount of a place.
    Held,
    /// The amount of a place, and of one behind it.
    Higher,
    /// The amount of a place behind another.
    Lower,
    /// The amount of the first place.
    First,
    /// The amount of anyone who takes part.
    Member,
    /// What all who take part have together.
    Whole,
}

impl Place {
    fn from_code(code: &str) -> Option<Place> {
        let all = [
            ("held", Place::Held),
            ("higher", Place::Higher),
            ("lower", Place::Lower),
            ("first", Place::First),
            ("member", Place::Member),
            ("whole", Place::Whole),
        ];
        all.into_iter().find_map(|(own, place)| (own == code).then_some(place))
    }
}

/// A term: the cells it picks, and its sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Whether it is taken off.
    pub minus: bool,
    /// Its keys.
    pub picks: Vec<Pick>,
}

/// An equation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Equation {
    /// The left side.
    pub left: Term,
    /// How the sides compare.
    pub compare: Compare,
    /// The right side.
    pub right: Vec<Term>,
}

impl Pick {
    fn parse(word: &str) -> Option<Pick> {
        let (key, value) = word.split_once(':')?;
        let code = |value: &'static str, other: &'static str| match word.split_once(':')?.1 {
            told if told == value => Some(true),
            told if told == other => Some(false),
            _ => None,
        };
        match key {
            "flow" if value == "none" => Some(Pick::Flow(None)),
            "flow" => Some(Pick::Flow(Some(Flow::from_code(value)?))),
            "coverage" if value == "none" => Some(Pick::Coverage(None)),
            "coverage" => Some(Pick::Coverage(Some(Coverage::from_code(value)?))),
            "class" => Some(Pick::Class(Class::from_code(value)?)),
            "unit" => Some(Pick::Unit(value.to_owned())),
            "measure" => Some(Pick::Measure(Measure::from_code(value)?)),
            "commodity" => Some(Pick::Commodity(code("any", "none")?)),
            "partner" => Some(Pick::Partner(code("any", "none")?)),
            "area" => Some(Pick::Area(code("whole", "part")?)),
            "period" => Some(Pick::Period(code("whole", "part")?)),
            "place" => Some(Pick::Place(Place::from_code(value)?)),
            _ => None,
        }
    }

    /// Whether a cell is one of those picked; areas, periods and places are looked at in pairs only.
    fn fits(&self, cell: &Cell) -> bool {
        let series = &cell.series;
        match self {
            Pick::Flow(flow) => series.flow == *flow,
            Pick::Coverage(coverage) => series.coverage == *coverage,
            Pick::Class(class) => series.class == *class,
            Pick::Unit(unit) => series.unit == *unit,
            Pick::Measure(measure) => series.measure == *measure,
            Pick::Commodity(any) => series.commodity.is_some() == *any,
            Pick::Partner(any) => series.partners.is_empty() != *any,
            Pick::Area(_) | Pick::Period(_) | Pick::Place(_) => true,
        }
    }

    /// Makes a series one of those picked; false where any of many would do.
    fn put(&self, series: &mut Series) -> bool {
        match self {
            Pick::Flow(flow) => series.flow = *flow,
            Pick::Coverage(coverage) => series.coverage = *coverage,
            Pick::Class(class) => series.class = *class,
            Pick::Unit(unit) => series.unit.clone_from(unit),
            Pick::Measure(measure) => series.measure = *measure,
            Pick::Commodity(false) => series.commodity = None,
            Pick::Partner(false) => series.partners.clear(),
            Pick::Commodity(true) | Pick::Partner(true) => return false,
            Pick::Area(_) | Pick::Period(_) | Pick::Place(_) => {}
        }
        true
    }
}

impl Term {
    /// Whether a cell is one of those picked.
    #[must_use]
    pub fn fits(&self, cell: &Cell) -> bool {
        self.picks.iter().all(|pick| pick.fits(cell))
    }

    /// The cell like this one that the term picks; nothing where any of many would do.
    #[must_use]
    pub fn like(&self, cell: &Cell) -> Option<Cell> {
        let mut all = true;
        let series = cell.series.with(|series| all = self.picks.iter().all(|pick| pick.put(series)));
        all.then_some(Cell { series, period: cell.period })
    }

    /// Whether the term has this key.
    #[must_use]
    pub fn has(&self, pick: &Pick) -> bool {
        self.picks.contains(pick)
    }
}

impl Equation {
    /// An equation as written; nothing when it is not understood. The words `sum` and `factor` only help the reader.
    #[must_use]
    pub fn parse(text: &str) -> Option<Equation> {
        let (at, sign, compare) = [("<=", Compare::AtMost), (">=", Compare::AtLeast), ("=", Compare::Equal)]
            .into_iter()
            .find_map(|(sign, compare)| Some((text.find(sign)?, sign, compare)))?;
        let terms = |side: &str| {
            let mut terms = vec![Term { minus: false, picks: Vec::new() }];
            for word in side.split_whitespace() {
                match word {
                    "+" | "-" => terms.push(Term { minus: word == "-", picks: Vec::new() }),
                    "sum" | "factor" => {}
                    word => terms.last_mut()?.picks.push(Pick::parse(word)?),
                }
            }
            terms.iter().all(|term| !term.picks.is_empty()).then_some(terms)
        };
        let left = terms(&text[..at])?;
        let [left] = <[Term; 1]>::try_from(left).ok()?;
        Some(Equation { left, compare, right: terms(&text[at + sign.len()..])? })
    }

    /// Whether it speaks of measures; if not, it is about amounts.
    #[must_use]
    pub fn has_measures(&self) -> bool {
        self.terms().flat_map(|term| &term.picks).any(|pick| matches!(pick, Pick::Measure(_) | Pick::Place(_)))
    }

    /// What the left side is in a league; nothing where it speaks of none.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.left.picks.iter().find_map(|pick| if let Pick::Place(place) = pick { Some(*place) } else { None })
    }

    /// The terms, the left one first.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        [&self.left].into_iter().chain(&self.right)
    }
}

#[cfg(test)]
mod tests {
    use super::{Compare, Equation, Pick, Place};

    #[test]
    fn equations_are_read() {
        let equation = Equation::parse("flow:balance = flow:export - flow:import").unwrap();
        assert_eq!(equation.right.iter().map(|term| term.minus).collect::<Vec<_>>(), [false, true]);
        let equation = Equation::parse("class:forecast period:whole >= class:observed period:part").unwrap();
        assert_eq!(equation.compare, Compare::AtLeast);
        assert!(equation.left.has(&Pick::Period(true)));
        assert_eq!(Equation::parse("place:first >= place:member").unwrap().place(), Some(Place::First));
        assert_eq!(Equation::parse("flow:sideways = flow:export"), None);
        assert_eq!(Equation::parse("flow:export"), None);
    }
}
