//! Tables as bytes of CSV, JSON, Parquet and XLSX.

mod csv;
mod json;
mod parquet;
mod xlsx;

pub(super) use csv::csv;
pub(super) use json::{json, json_of};
pub(super) use parquet::parquet;
pub(super) use xlsx::{sheet, xlsx};
