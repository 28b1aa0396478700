//! What is in an edition that was not in the one before?

use crate::edition::{Doc, Edition};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Of so many new things is told at once; of more, how many they are.
const MOST: usize = 500;

/// The ids of an edition.
#[derive(Debug)]
pub(super) struct Known {
    documents: HashSet<String>,
    findings: HashSet<String>,
}

impl Known {
    pub(super) fn of(edition: &Edition) -> Known {
        Known {
            documents: edition.documents.iter().map(|doc| doc.id.clone()).collect(),
            findings: edition.findings.iter().map(|told| told.id.clone()).collect(),
        }
    }

    /// What is new, as events.
    pub(super) fn since(&self, before: &Known, edition: &Edition) -> Vec<Value> {
        let new = |doc: &&Doc| !before.documents.contains(&doc.id);
        let documents = edition.documents.iter().filter(new).map(|doc| {
            let event = if doc.vintage()[0] > 1 { "revision" } else { "document" };
            json!({"event": event, "id": doc.id, "path": format!("/documents/{}", doc.id), "title": doc.title(),
                "source": doc.of_source(), "published": doc.day().map(|day| day.to_string()), "figures": doc.figures})
        });
        let findings = edition.findings.iter().filter(|told| !before.findings.contains(&told.id)).map(|told| {
            let [vi, en] = &told.message;
            json!({"event": "finding", "id": told.id, "path": format!("/findings/{}", told.id), "kind": told.kind,
                "proven": told.proven, "message": {"vi": vi, "en": en}})
        });
        let mut out: Vec<Value> = documents.chain(findings).collect();
        if out.len() > MOST {
            let more = out.len() - MOST;
            out.truncate(MOST);
            out.push(json!({"event": "more", "count": more}));
        }
        out
    }
}
