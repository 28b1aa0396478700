//! Lists page by page: a cursor is the id of the last item, so that a list can grow while somebody leafs through it.

use crate::http::{Fault, Keep};
use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// So many items are on a page unless told otherwise, and at most.
const USUAL: usize = 100;
const MOST: usize = 1000;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Paged {
    /// Behind which item the page begins: `next` of the page before.
    pub(super) after: Option<String>,
    /// How many items, 1 to 1000.
    #[param(minimum = 1, maximum = 1000)]
    pub(super) limit: Option<usize>,
}

impl Paged {
    /// How many items are wanted.
    pub(super) fn limit(&self) -> Result<usize, Fault> {
        match self.limit.unwrap_or(USUAL) {
            limit @ 1..=MOST => Ok(limit),
            _ => Err(Fault::bad(format!("limit is a number from 1 to {MOST}"))),
        }
    }

    /// A page of items, each with its id.
    pub(super) fn page<I, T>(
        &self,
        items: impl IntoIterator<Item = I>,
        id: impl Fn(&I) -> String,
        shape: impl Fn(I) -> T,
    ) -> Result<Page<T>, Fault> {
        let limit = self.limit()?;
        let mut items = items.into_iter().peekable();
        if let Some(after) = &self.after
            && !items.by_ref().any(|item| id(&item) == *after)
        {
            return Err(Fault::bad("after names nothing of this list; take it from next of the page before"));
        }
        let mut out = Vec::new();
        let mut last = None;
        while out.len() < limit
            && let Some(item) = items.next()
        {
            last = Some(id(&item));
            out.push(shape(item));
        }
        let next = last.filter(|_| items.peek().is_some());
        Ok(Page { items: out, next })
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Page<T> {
    /// The items.
    pub(super) items: Vec<T>,
    /// What to give as `after` for the next page; nothing on the last.
    pub(super) next: Option<String>,
}

/// An answer that is the same as long as the edition lasts.
pub(super) fn kept<T: Serialize>(told: T) -> Response {
    let mut response = Json(told).into_response();
    response.extensions_mut().insert(Keep);
    response
}
