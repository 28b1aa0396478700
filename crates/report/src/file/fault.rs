//! Why books do not fit a format.

/// Why books do not fit a format; the sentence says what to do instead.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A sheet of XLSX has an end.
    #[error("{rows} {sheet} are more than the 1,048,575 rows a sheet of XLSX has; write csv, parquet or zip instead")]
    TooManyRows {
        /// The sheet.
        sheet: &'static str,
        /// How many rows there are.
        rows: usize,
    },
    /// A decimal column has 38 digits.
    #[error(
        "{value} in the column {column} does not fit a decimal of 38 digits beside the others; write csv or json instead"
    )]
    TooManyDigits {
        /// The column.
        column: &'static str,
        /// The number.
        value: rust_decimal::Decimal,
    },
    /// The writer of workbooks failed.
    #[error("the workbook cannot be made ({0})")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The writer of Parquet failed.
    #[error("the Parquet file cannot be made ({0})")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// The writer of XML or of archives failed.
    #[error("the file cannot be made ({0})")]
    Io(#[from] std::io::Error),
    /// The writer of archives failed.
    #[error("the archive cannot be made ({0})")]
    Zip(#[from] zip::result::ZipError),
}
