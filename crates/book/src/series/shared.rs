//! A series that many cells hold, made once.

use super::cell::Series;
use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A series that many cells hold: to copy it or to look it up costs little, however long its keys.
#[derive(Clone)]
pub struct Shared(Arc<(u64, Series)>);

impl Shared {
    /// The series with some of its keys changed.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Series)) -> Shared {
        let mut series = self.0.1.clone();
        change(&mut series);
        series.into()
    }
}

impl From<Series> for Shared {
    fn from(series: Series) -> Shared {
        let mut hasher = DefaultHasher::new();
        series.hash(&mut hasher);
        Shared(Arc::new((hasher.finish(), series)))
    }
}

impl Deref for Shared {
    type Target = Series;

    fn deref(&self) -> &Series {
        &self.0.1
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

impl Eq for Shared {}

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.0.hash(state);
    }
}

impl PartialOrd for Shared {
    fn partial_cmp(&self, other: &Shared) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Shared {
    fn cmp(&self, other: &Shared) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.0.1.cmp(&other.0.1) }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.1.fmt(f)
    }
}
