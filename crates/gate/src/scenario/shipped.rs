//! Scenarios that come with the program.

/// Their names and texts.
pub const SHIPPED: [(&str, &str); 5] = [
    ("lang-son-2025", include_str!("../../scenarios/lang-son-2025.toml")),
    ("smart-gate-2027", include_str!("../../scenarios/smart-gate-2027.toml")),
    ("replay-2022-02-11", include_str!("../../scenarios/replay-2022-02-11.toml")),
    ("replay-2023-05-28", include_str!("../../scenarios/replay-2023-05-28.toml")),
    ("replay-2024-03-17", include_str!("../../scenarios/replay-2024-03-17.toml")),
];

/// The text of a scenario by its name.
#[must_use]
pub fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
