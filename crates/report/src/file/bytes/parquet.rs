//! A table as Parquet: optional columns of strings, decimals, whole numbers, days and flags, pressed with Snappy.

use crate::file::{Cell, Column, Fault, Kind, Table};
use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType};
use parquet::data_type::{Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Digits of a decimal column, and how many of them at least stand behind the point.
const PRECISION: i32 = 38;
const LEAST_SCALE: u32 = 6;
/// So many rows make a group.
const GROUP: usize = 100_000;

/// The table. Numbers are `DECIMAL(38, s)`, `s` being 6 or as many digits as the finest number needs.
pub(in crate::file) fn parquet(table: &Table<'_>) -> Result<Vec<u8>, Fault> {
    let scales: Vec<u32> = (0..table.columns().len()).map(|at| scale(table, at)).collect();
    let fields = table.columns().iter().zip(&scales).map(|(column, scale)| field(column, *scale).map(Arc::new));
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    let schema = Type::group_type_builder(table.sheet.name()).with_fields(fields).build()?;
    let properties =
        WriterProperties::builder().set_created_by("kimngach".to_owned()).set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    for rows in table.rows.chunks(GROUP) {
        let mut group = file.next_row_group()?;
        for (at, (column, scale)) in table.columns().iter().zip(&scales).enumerate() {
            put(&mut group, column, *scale, rows, at)?;
        }
        group.close()?;
    }
    Ok(file.into_inner()?)
}

/// How many digits behind the point the finest number of a column has.
fn scale(table: &Table<'_>, at: usize) -> u32 {
    let of = |row: &Vec<Cell<'_>>| match row[at] {
        Cell::Number(number) => number.normalize().scale(),
        _ => 0,
    };
    table.rows.iter().map(of).max().unwrap_or(0).max(LEAST_SCALE)
}

fn field(column: &Column, scale: u32) -> Result<Type, Fault> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Number => {
            let scale = i32::try_from(scale).unwrap_or(0);
            (Physical::FIXED_LEN_BYTE_ARRAY, Some(LogicalType::decimal(scale, PRECISION)))
        }
        Kind::Whole => (Physical::INT64, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Flag => (Physical::BOOLEAN, None),
    };
    let mut field = Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    if column.kind == Kind::Number {
        field = field.with_length(16).with_precision(PRECISION).with_scale(i32::try_from(scale).unwrap_or(0));
    }
    Ok(field.build()?)
}

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

fn put(
    group: &mut Group<'_>,
    column: &'static Column,
    scale: u32,
    rows: &[Vec<Cell<'_>>],
    at: usize,
) -> Result<(), Fault> {
    match column.kind {
        Kind::Text => write::<ByteArrayType>(group, rows, at, |cell| match cell {
            Cell::Text(text) => Ok(Some(ByteArray::from(&**text))),
            _ => Ok(None),
        }),
        Kind::Number => write::<FixedLenByteArrayType>(group, rows, at, |cell| match cell {
            Cell::Number(number) => {
                let digits = unscaled(*number, scale);
                let digits = digits.ok_or(Fault::TooManyDigits { column: &column.name, value: *number })?;
                Ok(Some(FixedLenByteArray::from(ByteArray::from(digits.to_be_bytes().to_vec()))))
            }
            _ => Ok(None),
        }),
        Kind::Whole => write::<Int64Type>(group, rows, at, |cell| match cell {
            Cell::Whole(number) => Ok(Some(*number)),
            _ => Ok(None),
        }),
        Kind::Date => write::<Int32Type>(group, rows, at, |cell| match cell {
            Cell::Date(day) => Ok(Some(days(*day))),
            _ => Ok(None),
        }),
        Kind::Flag => write::<BoolType>(group, rows, at, |cell| match cell {
            Cell::Flag(flag) => Ok(Some(*flag)),
            _ => Ok(None),
        }),
    }
}

fn write<T: DataType>(
    group: &mut Group<'_>,
    rows: &[Vec<Cell<'_>>],
    at: usize,
    value: impl Fn(&Cell<'_>) -> Result<Option<T::T>, Fault>,
) -> Result<(), Fault> {
    let mut values = Vec::with_capacity(rows.len());
    let mut there = Vec::with_capacity(rows.len());
    for row in rows {
        let value = value(&row[at])?;
        there.push(i16::from(value.is_some()));
        values.extend(value);
    }
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&values, Some(&there), None)?;
        column.close()?;
    }
    Ok(())
}

/// The number in units of its last digit.
fn unscaled(number: Decimal, scale: u32) -> Option<i128> {
    let number = number.normalize();
    let digits = number.mantissa().checked_mul(10_i128.checked_pow(scale.checked_sub(number.scale())?)?)?;
    (digits.unsigned_abs() < 10_u128.pow(PRECISION.unsigned_abs())).then_some(digits)
}

/// Days since New Year of 1970.
fn days(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

#[cfg(test)]
mod tests {
    use super::{days, unscaled};

    #[test]
    fn numbers_and_days_are_exact() {
        let of = |number: &str, scale| unscaled(number.parse().unwrap(), scale);
        assert_eq!(of("-6.30", 6), Some(-6_300_000));
        assert_eq!(of("25200000000", 6), Some(25_200_000_000_000_000));
        assert_eq!(of("79228162514264337593543950335", 10), None);
        assert_eq!([days("1970-01-02".parse().unwrap()), days("1969-12-31".parse().unwrap())], [1, -1]);
    }
}
