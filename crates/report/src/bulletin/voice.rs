//! In which words? The templates of a language, filled.

use kimngach_reader::Lang;
use minijinja::{Environment, UndefinedBehavior};
use std::sync::LazyLock;

/// The wording of a bulletin in one language.
#[derive(Debug)]
pub(super) struct Voice {
    pub(super) lang: Lang,
    templates: Environment<'static>,
    /// By how many digits numbers are made shorter, largest first, and what that is called.
    scales: Vec<(u32, String)>,
}

static VOICES: LazyLock<[Voice; 2]> = LazyLock::new(|| {
    [
        Voice::new(Lang::Vi, include_str!("../../knowledge/bulletin/vi.toml")),
        Voice::new(Lang::En, include_str!("../../knowledge/bulletin/en.toml")),
    ]
});

impl Voice {
    /// The wording of a language.
    pub(super) fn of(lang: Lang) -> &'static Voice {
        &VOICES[usize::from(lang != Lang::Vi)]
    }

    fn new(lang: Lang, file: &str) -> Voice {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Lenient);
        let mut scales = Vec::new();
        for (name, value) in toml::from_str::<toml::Table>(file).unwrap_or_default() {
            if let Some(text) = value.as_str() {
                // A template that does not parse is one that is not there; a test sees to it that none is.
                let _ = templates.add_template_owned(name, text.to_owned());
            } else if let Some(list) = value.as_array() {
                scales.extend(list.iter().filter_map(|pair| {
                    let digits = u32::try_from(pair.get(0)?.as_integer()?).ok()?;
                    Some((digits, pair.get(1)?.as_str()?.to_owned()))
                }));
            }
        }
        Voice { lang, templates, scales }
    }

    /// A template with what stands in its braces.
    pub(super) fn fill(&self, name: &str, with: &[(&str, &str)]) -> String {
        let context: std::collections::BTreeMap<&str, &str> = with.iter().copied().collect();
        let template = self.templates.get_template(name);
        template.and_then(|template| template.render(context)).unwrap_or_else(|_| name.to_owned())
    }

    /// A phrase without braces.
    pub(super) fn say(&self, name: &str) -> String {
        self.fill(name, &[])
    }

    /// Whether there is such a template.
    pub(super) fn has(&self, name: &str) -> bool {
        self.templates.get_template(name).is_ok()
    }

    pub(super) fn scales(&self) -> &[(u32, String)] {
        &self.scales
    }

    /// Several phrases as one.
    pub(super) fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.say("and")),
        }
    }
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Voice;
    use kimngach_reader::Indicator;
    use kimngach_reader::Lang::{En, Vi};

    const FILES: [&str; 2] =
        [include_str!("../../knowledge/bulletin/vi.toml"), include_str!("../../knowledge/bulletin/en.toml")];

    #[test]
    fn both_languages_say_the_same_things_and_every_template_parses() {
        let [vi, en] = FILES.map(|file| {
            let table: toml::Table = toml::from_str(file).unwrap();
            table.keys().cloned().collect::<Vec<_>>()
        });
        assert_eq!(vi, en);
        for name in vi.iter().filter(|name| *name != "per-scale") {
            assert!(Voice::of(Vi).has(name) && Voice::of(En).has(name), "{name}");
        }
        for indicator in Indicator::ALL {
            assert!(Voice::of(Vi).has(&format!("s-{}", indicator.code())), "{indicator}");
        }
    }
}
