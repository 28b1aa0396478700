//! What people see: pages in Vietnamese and English, whole without scripts.

mod area;
mod assets;
mod compare;
pub(crate) mod document;
mod error;
pub(crate) mod figure;
mod finding;
mod gate;
mod history;
mod home;
mod layout;
mod parts;
pub(crate) mod picture;
mod plan;
mod search;
mod series;
mod sign;
mod text;
mod trial;
mod write;

pub(crate) use error::fault;
pub(crate) use layout::page as whole;
pub(crate) use write::keeps;

use crate::app::App;
use axum::Router;
use axum::routing::{get, post};

/// The routes of the pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/areas/{id}", get(area::show))
        .route("/series/{slug}", get(series::show))
        .route("/series/{slug}/history", get(history::show))
        .route("/embed/series/{slug}", get(series::embed))
        .route("/documents/{id}", get(document::show))
        .route("/findings", get(finding::list))
        .route("/findings/{id}", get(finding::show))
        .route("/findings/{id}/judge", post(write::judge))
        .route("/documents/{id}/forget", post(write::forget))
        .route("/gates", get(gate::list))
        .route("/gates/{id}", get(gate::show))
        .route("/plans/{id}", get(plan::show))
        .route("/search", get(search::show))
        .route("/compare", get(compare::show))
        .route("/try", get(trial::form).post(trial::read))
        .route("/try/keep", post(write::keep))
        .route("/journal", get(write::journal))
        .route("/sign-in", get(sign::form).post(sign::enter))
        .route("/sign-out", post(sign::leave))
        .route("/assets/{name}", get(assets::file))
}
