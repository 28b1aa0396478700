//! Scenarios that come with the program.

/// Their names and texts.
pub const SHIPPED: [(&str, &str); 1] = [("lang-son-2025", include_str!("../../scenarios/lang-son-2025.toml"))];

/// The text of a scenario by its name.
#[must_use]
pub fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
