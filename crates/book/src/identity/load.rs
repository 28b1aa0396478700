//! Identities as they are written in the data.

use super::equation::Equation;
use crate::series::exact::exact;
use crate::series::{Class, Exact};
use kimngach_reader::{Indicator, Lang};
use rust_decimal::Decimal;
use serde::Deserialize;

/// How grave it is that an identity is missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The figures cannot all be true.
    Error,
    /// The figures can hardly all be true.
    Warning,
    /// It is unlikely, and proves nothing.
    Suspected,
    /// It is as it should be, and worth knowing.
    Note,
}

/// A name in each language.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Label {
    en: String,
    vi: String,
}

impl Label {
    /// The name in a language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        if lang == Lang::Vi { &self.vi } else { &self.en }
    }
}

/// What must hold between cells.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Its name.
    pub name: String,
    /// What it says, in a few words.
    pub label: Label,
    /// Why it holds.
    pub description: String,
    /// How grave it is that it is missed.
    pub severity: Severity,
    /// The equation.
    pub equation: Equation,
    /// The indicators for which it holds; empty for all.
    pub indicators: Vec<Indicator>,
    /// The classes for which it holds; empty for all.
    pub classes: Vec<Class>,
    /// The country within which it holds; none for everywhere.
    pub within: Option<String>,
    /// By what part it may be missed.
    pub tolerance: Option<Exact>,
    /// By what the right side is multiplied.
    pub factor: Option<(Exact, Exact)>,
    /// Whether the right side is multiplied by the days of the period, too.
    pub days: bool,
}

/// What is wrong with a file of identities.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RulesError {
    /// A row of a table says nothing that can be used.
    #[error("line {line}: {told}")]
    Table {
        /// The line, counted from one.
        line: u64,
        /// What is wrong with it.
        told: String,
    },
    /// It is no TOML, or a key is missing.
    #[error("not a list of identities: {0}")]
    File(String),
    /// An identity is not understood.
    #[error("identity \"{name}\": {told}")]
    Identity {
        /// Its name.
        name: String,
        /// What is wrong with it.
        told: String,
    },
}

#[derive(Deserialize)]
struct File {
    identity: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    label: Label,
    description: String,
    severity: Severity,
    equation: String,
    #[serde(default)]
    indicators: Vec<String>,
    #[serde(default)]
    classes: Vec<String>,
    within: Option<String>,
    tolerance: Option<String>,
    factor: Option<[String; 2]>,
    #[serde(default)]
    days: bool,
}

/// The identities of a file.
pub(super) fn parse(file: &str) -> Result<Vec<Identity>, RulesError> {
    let file: File = toml::from_str(file).map_err(|error| RulesError::File(error.message().to_owned()))?;
    file.identity.into_iter().map(read).collect()
}

fn read(written: Written) -> Result<Identity, RulesError> {
    let fault = |told: String| RulesError::Identity { name: written.name.clone(), told };
    let equation = Equation::parse(&written.equation)
        .ok_or_else(|| fault(format!("the equation \"{}\" is not understood", written.equation)))?;
    let indicator =
        |code: &String| Indicator::from_code(code).ok_or_else(|| fault(format!("there is no indicator \"{code}\"")));
    let indicators = written.indicators.iter().map(indicator).collect::<Result<_, _>>()?;
    let class = |code: &String| Class::from_code(code).ok_or_else(|| fault(format!("there is no class \"{code}\"")));
    let classes = written.classes.iter().map(class).collect::<Result<_, _>>()?;
    let number = |text: &String| {
        text.parse::<Decimal>().map(exact).map_err(|_| fault(format!("\"{text}\" is no number; write it in quotes")))
    };
    let factor = written.factor.as_ref().map(|[lo, hi]| Ok((number(lo)?, number(hi)?)));
    Ok(Identity {
        equation,
        indicators,
        classes,
        within: written.within.clone(),
        tolerance: written.tolerance.as_ref().map(number).transpose()?,
        factor: factor.transpose()?,
        days: written.days,
        name: written.name,
        label: written.label,
        description: written.description,
        severity: written.severity,
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn faults_name_the_identity() {
        let file = |equation: &str, indicator: &str| {
            format!(
                "[[identity]]\nname = 'a'\nlabel = {{ en = '', vi = '' }}\ndescription = ''\nseverity = 'error'\n\
                 equation = '{equation}'\nindicators = ['{indicator}']"
            )
        };
        let told =
            |equation, indicator| parse(&file(equation, indicator)).map(|_| ()).map_err(|error| error.to_string());
        assert_eq!(told("flow:total = flow:export", "gdp"), Ok(()));
        assert_eq!(
            told("flow:up = 1", "gdp"),
            Err("identity \"a\": the equation \"flow:up = 1\" is not understood".into())
        );
        assert_eq!(told("flow:total = flow:export", "x"), Err("identity \"a\": there is no indicator \"x\"".into()));
    }
}
