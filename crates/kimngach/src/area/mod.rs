//! Which area does a word on the command line mean?

use crate::problem::Problem;
use crate::series::id;
use kimngach_book::Claims;
use kimngach_reader::{Lang, area_ids, area_name};
use std::collections::BTreeSet;

/// So many names are suggested.
const SUGGESTED: usize = 3;

/// The id of an area that is known, or that claims are about.
pub(crate) fn find(word: &str, claims: &Claims, ui: Lang) -> Result<String, Problem> {
    let wanted = id(word);
    let bare = wanted.split('@').next().unwrap_or(&wanted);
    let told: BTreeSet<&str> = claims.list.iter().flat_map(|claim| &claim.said.areas).map(|id| base(id)).collect();
    if told.contains(bare) || area_ids().contains(&bare) {
        return Ok(wanted);
    }
    let named = |id: &str| match area_name(id, ui) {
        Some(name) => format!("{id} ({name})"),
        None => id.to_owned(),
    };
    let near = near(bare, area_ids().into_iter().chain(told));
    let hint = match near.is_empty() {
        true => "kimngach search looks for areas that are told of".to_owned(),
        false => format!("did you mean {}?", near.iter().map(|id| named(id)).collect::<Vec<_>>().join(", ")),
    };
    Err(Problem::at(format!("'{word}'"), format!("is no known area; {hint}")))
}

fn base(id: &str) -> &str {
    id.split('@').next().unwrap_or(id)
}

/// The ids that are written nearly like a word, nearest first.
fn near<'a>(word: &str, ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<(f64, &str)> =
        ids.map(|id| (strsim::jaro_winkler(word, id), id)).filter(|(like, _)| *like > 0.85).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, id)| *id);
    near.into_iter().map(|(_, id)| id).take(SUGGESTED).collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use kimngach_book::Claims;
    use kimngach_reader::Lang;

    #[test]
    fn names_nearly_right_are_suggested() {
        let claims = Claims::default();
        assert_eq!(find("Lạng Sơn", &claims, Lang::En).unwrap(), "lang-son");
        let told = find("langson", &claims, Lang::Vi).unwrap_err().to_string();
        assert!(told.starts_with("'langson': is no known area; did you mean lang-son (Lạng Sơn)"), "{told}");
    }
}
