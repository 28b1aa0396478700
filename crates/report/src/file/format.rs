//! The formats by code and by the end of a file's name.

/// A format of files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One table, comma-separated (RFC 4180), UTF-8.
    Csv,
    /// A workbook with a sheet for each table.
    Xlsx,
    /// One table in columns, with decimals and dates as such.
    Parquet,
    /// All tables as arrays of objects.
    Json,
    /// Observations as SDMX-CSV 2.0.
    SdmxCsv,
    /// Observations as structure-specific SDMX-ML 2.1, and the structure beside it.
    SdmxMl,
    /// All tables, the SDMX files, metadata and a page to read first.
    Zip,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 7] =
        [Format::Csv, Format::Xlsx, Format::Parquet, Format::Json, Format::SdmxCsv, Format::SdmxMl, Format::Zip];

    /// The code on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Parquet => "parquet",
            Format::Json => "json",
            Format::SdmxCsv => "sdmx-csv",
            Format::SdmxMl => "sdmx-ml",
            Format::Zip => "zip",
        }
    }

    /// The format with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.code() == code)
    }

    /// The format that a file's name asks for: `.xml` is SDMX-ML, `.sdmx.csv` SDMX-CSV.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Format> {
        let name = name.to_lowercase();
        if name.ends_with(".sdmx.csv") {
            return Some(Format::SdmxCsv);
        }
        match name.rsplit_once('.')?.1 {
            "xml" => Some(Format::SdmxMl),
            end => Format::from_code(end).filter(|format| !matches!(format, Format::SdmxCsv | Format::SdmxMl)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_name_tells_its_format() {
        let of = |name| Format::of_name(name).map(Format::code);
        assert_eq!(of("a.XLSX"), Some("xlsx"));
        assert_eq!(of("a.sdmx.csv"), Some("sdmx-csv"));
        assert_eq!(of("dir.v1/a.csv"), Some("csv"));
        assert_eq!(of("a.xml"), Some("sdmx-ml"));
        assert_eq!([of("a.txt"), of("csv"), of("a.sdmx-ml")], [None, None, None]);
    }
}
