//! Which cells belong together? Identities as data, made into rows over the cells that are there.

mod apply;
mod area;
pub mod equation;
mod load;
mod own;
mod place;
mod span;

pub use apply::apply;
pub use load::{Identity, Label, RulesError, Severity};

use crate::series::Areas;
use std::sync::LazyLock;

/// What is known of areas, and what must hold.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Mergers, and what lies in what.
    pub areas: Areas,
    /// What must hold between cells.
    pub identities: Vec<Identity>,
}

static SHIPPED: LazyLock<Rules> = LazyLock::new(|| Rules {
    areas: area::shipped(),
    identities: load::parse(include_str!("../../knowledge/identities.toml")).unwrap_or_default(),
});

impl Rules {
    /// The rules that come with the program.
    #[must_use]
    pub fn shipped() -> &'static Rules {
        &SHIPPED
    }

    /// These rules with identities of one's own; one with the name of another takes its place.
    ///
    /// # Errors
    /// When the file is no list of identities; the message names the one that is wrong.
    pub fn with(mut self, file: &str) -> Result<Rules, RulesError> {
        for identity in load::parse(file)? {
            self.identities.retain(|known| known.name != identity.name);
            self.identities.push(identity);
        }
        Ok(self)
    }

    /// These rules with what lies in what besides: a table of `part,whole,from,to`.
    ///
    /// # Errors
    /// When it is no such table; the message names the line.
    pub fn with_areas(mut self, table: &str) -> Result<Rules, RulesError> {
        own::areas(&mut self.areas, table).map(|()| self)
    }

    /// These rules with mergers besides: a table of `date,into,parts`, the parts with `;` between them.
    ///
    /// # Errors
    /// When it is no such table; the message names the line.
    pub fn with_mergers(mut self, table: &str) -> Result<Rules, RulesError> {
        own::mergers(&mut self.areas, table).map(|()| self)
    }
}

#[cfg(test)]
mod tests {
    use super::load;

    #[test]
    fn the_shipped_identities_are_read() {
        let identities = load::parse(include_str!("../../knowledge/identities.toml")).unwrap();
        assert!(identities.len() >= 12);
    }
}
