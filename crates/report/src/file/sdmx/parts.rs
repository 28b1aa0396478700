//! Which artefacts of the structure are asked for?

use super::known::concepts;
use super::{AGENCY, CONCEPTS, ID, VERSION};

/// Artefacts of the structure.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// The dataflow.
    pub flow: bool,
    /// The data structure.
    pub structure: bool,
    /// The concepts.
    pub concepts: bool,
    /// Code lists, by id.
    pub lists: Vec<&'static str>,
}

/// A kind of artefact, by its name in addresses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Flow,
    Structure,
    Concepts,
    List,
}

impl Kind {
    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "dataflow" => Kind::Flow,
            "datastructure" => Kind::Structure,
            "conceptscheme" => Kind::Concepts,
            "codelist" => Kind::List,
            _ => return None,
        })
    }
}

fn lists() -> Vec<&'static str> {
    let mut lists: Vec<&'static str> = concepts().iter().filter_map(|concept| concept.list.as_deref()).collect();
    lists.dedup();
    lists
}

impl Parts {
    /// All artefacts.
    #[must_use]
    pub fn all() -> Parts {
        Parts { flow: true, structure: true, concepts: true, lists: lists() }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Parts::default()
    }

    /// Artefacts by their kind (`dataflow`, `datastructure`, `conceptscheme`, `codelist`, `structure` for all), agency, id
    /// and version as in an address: several with `,` or `+`; `all` and `*` for any; `latest`, `+` and `~` for the only one.
    #[must_use]
    pub fn find(kind: &str, agency: &str, id: &str, version: &str) -> Option<Parts> {
        let fits = |told: &str, own: &str| {
            let has_any = matches!(told, "" | "all" | "*" | "+" | "~" | "latest");
            has_any || told.split([',', '+']).any(|one| one == own)
        };
        let is_version = fits(version, VERSION) || fits(version, "1.0.0") || version == "1" || version == "1.0+";
        let kinds = match kind {
            "structure" | "*" => vec![Kind::Flow, Kind::Structure, Kind::Concepts, Kind::List],
            kind => vec![Kind::named(kind)?],
        };
        let mut out = Parts::default();
        if !fits(agency, AGENCY) || !is_version {
            return Some(out);
        }
        for kind in kinds {
            match kind {
                Kind::Flow => out.flow |= fits(id, ID),
                Kind::Structure => out.structure |= fits(id, ID),
                Kind::Concepts => out.concepts |= fits(id, CONCEPTS),
                Kind::List => out.lists.extend(lists().into_iter().filter(|list| fits(id, list))),
            }
        }
        Some(out)
    }

    /// These with what they refer to or what refers to them, as `references` asks: `none`, `children`, `descendants`,
    /// `parents`, `parentsandsiblings`, `ancestors`, `all`, or a kind. Nothing where it asks for something else.
    #[must_use]
    pub fn with(&self, references: &str) -> Option<Parts> {
        let mut out = self.clone();
        match references {
            "" | "none" => {}
            "children" => out.down(self),
            "descendants" => {
                out.down(self);
                out.down(&out.clone());
            }
            "parents" => out.up(self),
            "ancestors" => {
                out.up(self);
                out.up(&out.clone());
            }
            "parentsandsiblings" => {
                out.up(self);
                out.down(&out.clone());
            }
            // There is one structure, and everything hangs together.
            "all" => out = if self.is_empty() { out } else { Parts::all() },
            kind => {
                let all = Parts::all();
                match Kind::named(kind)? {
                    _ if self.is_empty() => {}
                    Kind::Flow => out.flow = true,
                    Kind::Structure => out.structure = true,
                    Kind::Concepts => out.concepts = true,
                    Kind::List => out.lists = all.lists,
                }
            }
        }
        Some(out)
    }

    fn down(&mut self, from: &Parts) {
        self.structure |= from.flow;
        if from.structure {
            self.concepts = true;
            self.lists = lists();
        }
    }

    fn up(&mut self, from: &Parts) {
        self.structure |= from.concepts || !from.lists.is_empty();
        self.flow |= from.structure;
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    fn find(kind: &str, id: &str, references: &str) -> String {
        let parts = Parts::find(kind, "KIMNGACH", id, "latest").unwrap().with(references).unwrap();
        let flags = [(parts.flow, "flow"), (parts.structure, "structure"), (parts.concepts, "concepts")];
        let mut told: Vec<String> = flags.iter().filter(|(is, _)| *is).map(|(_, name)| (*name).to_owned()).collect();
        told.extend(Some(format!("{} lists", parts.lists.len())).filter(|_| !parts.lists.is_empty()));
        told.join(" ")
    }

    #[test]
    fn references_go_up_and_down() {
        assert_eq!(find("dataflow", "all", "none"), "flow");
        assert_eq!(find("dataflow", "KIMNGACH_TRADE", "children"), "flow structure");
        assert_eq!(find("dataflow", "KIMNGACH_TRADE", "descendants"), "flow structure concepts 10 lists");
        assert_eq!(find("codelist", "CL_AREA", "parents"), "structure 1 lists");
        assert_eq!(find("codelist", "CL_AREA+CL_UNIT", "ancestors"), "flow structure 2 lists");
        assert_eq!(find("datastructure", "*", "codelist"), "structure 10 lists");
        assert_eq!(find("dataflow", "OTHER", "all"), "");
        assert_eq!(Parts::find("codelist", "SDMX", "CL_FREQ", "1.0").unwrap(), Parts::default());
        assert_eq!(Parts::find("codelist", "all", "CL_FREQ", "2.0").unwrap(), Parts::default());
        assert!(Parts::find("hierarchy", "all", "all", "all").is_none() && Parts::all().with("cousins").is_none());
    }
}
