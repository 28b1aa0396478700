//! What is known of areas before reading, as tables with a header.

/// The states of each area: id, kind, from when to when.
pub const AREAS: &str = include_str!("../knowledge/areas.csv");

/// The mergers and splits between them.
pub const AREA_CHANGES: &str = include_str!("../knowledge/area_changes.csv");

/// Groups of goods with their names and what else they are called, in both languages.
pub const COMMODITIES: &str = include_str!("../knowledge/commodities.csv");

/// Classes of goods in bulletins and registers of gates, with what they are called (TOML).
pub const CLASSES: &str = include_str!("../knowledge/classes.toml");

/// Border gates and ports with the provinces they lie in.
pub const GATES: &str = include_str!("../knowledge/gates.csv");
