//! What must agree at each level, and the counts.

/// How much of a figure must agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// The number was found at all.
    Found,
    /// The keys that say which number of which series.
    Strict,
    /// All keys.
    Full,
    /// [`Level::Found`], without the indicator `other`.
    CoreFound,
    /// [`Level::Strict`], without the indicator `other`.
    CoreStrict,
    /// [`Level::Full`], without the indicator `other`.
    CoreFull,
}

const KEYS: &[&str] = &[
    "indicator",
    "flow",
    "area",
    "partner",
    "has goods",
    "period",
    "transform",
    "value",
    "value_to",
    "unit",
    "goods",
    "coverage",
    "bound",
    "status",
    "base",
];
const STRICT: usize = 10;

impl Level {
    /// All levels, in the order in which they are printed.
    pub const ALL: [Level; 6] =
        [Level::Found, Level::Strict, Level::Full, Level::CoreFound, Level::CoreStrict, Level::CoreFull];

    /// The name as printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Found => "found",
            Level::Strict => "strict",
            Level::Full => "full",
            Level::CoreFound => "core found",
            Level::CoreStrict => "core strict",
            Level::CoreFull => "core full",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }

    pub(super) fn is_core(self) -> bool {
        matches!(self, Level::CoreFound | Level::CoreStrict | Level::CoreFull)
    }

    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Level::Found | Level::CoreFound => &[],
            Level::Strict | Level::CoreStrict => &KEYS[..STRICT],
            Level::Full | Level::CoreFull => KEYS,
        }
    }
}

/// What became of a figure at a level.
pub(super) enum Outcome {
    Right,
    Wrong,
    Missed,
    Invented,
}

/// Figures right, wrongly read and not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Read, and right.
    pub right: usize,
    /// Read, and not right.
    pub false_read: usize,
    /// Owed, and not read right.
    pub not_read: usize,
}

impl Tally {
    pub(super) fn count(&mut self, outcome: Outcome) {
        self.right += usize::from(matches!(outcome, Outcome::Right));
        self.false_read += usize::from(matches!(outcome, Outcome::Wrong | Outcome::Invented));
        self.not_read += usize::from(matches!(outcome, Outcome::Wrong | Outcome::Missed));
    }

    /// How many were read.
    #[must_use]
    pub fn predicted(self) -> usize {
        self.right + self.false_read
    }

    /// How many were owed.
    #[must_use]
    pub fn gold(self) -> usize {
        self.right + self.not_read
    }

    /// Right among those read; 0 when none was read.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.predicted())
    }

    /// Right among those owed; 0 when none was owed.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.gold())
    }

    /// The harmonic mean of precision and recall; 0 when both are 0.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
