//! The concepts and the codes of `knowledge/sdmx.toml`.

use std::sync::LazyLock;
use toml::{Table, Value};

/// A concept: what takes its values from a list, or is of a type.
#[derive(Debug)]
pub(super) struct Concept {
    pub(super) id: String,
    pub(super) names: [String; 2],
    /// A code list, or a type of text.
    pub(super) list: Option<String>,
    pub(super) kind: Option<String>,
}

/// A code that stands before the project's own.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) list: String,
    pub(super) id: String,
    pub(super) names: [String; 2],
}

static KNOWN: LazyLock<(Vec<Concept>, Vec<Code>)> = LazyLock::new(|| {
    let table: Table =
        toml::from_str(include_str!("../../../knowledge/sdmx.toml")).expect("knowledge/sdmx.toml is TOML");
    let rows = |name: &str| table.get(name).and_then(Value::as_array).into_iter().flatten();
    let text = |row: &Value, key: &str| Some(row.get(key)?.as_str()?.to_owned());
    let names = |row: &Value| Some([text(row, "en")?, text(row, "vi")?]);
    let concept = |row: &Value| {
        let (list, kind) = (text(row, "list"), text(row, "type"));
        Some(Concept { id: text(row, "id")?, names: names(row)?, list, kind })
    };
    let code = |row: &Value| Some(Code { list: text(row, "list")?, id: text(row, "id")?, names: names(row)? });
    (rows("concept").filter_map(concept).collect(), rows("code").filter_map(code).collect())
});

/// The concepts, in the order of the data structure.
pub(super) fn concepts() -> &'static [Concept] {
    &KNOWN.0
}

/// The codes that SDMX adds to the project's own.
pub(super) fn codes() -> &'static [Code] {
    &KNOWN.1
}

#[cfg(test)]
mod tests {
    use super::concepts;
    use crate::file::sdmx::{ATTRIBUTES, DIMENSIONS};

    #[test]
    fn concepts_are_those_of_the_data_structure() {
        let expected = DIMENSIONS.into_iter().chain(["TIME_PERIOD", "OBS_VALUE"]).chain(ATTRIBUTES);
        assert_eq!(
            concepts().iter().map(|concept| concept.id.as_str()).collect::<Vec<_>>(),
            expected.collect::<Vec<_>>()
        );
        assert!(concepts().iter().all(|concept| concept.list.is_some() != concept.kind.is_some()));
    }
}
