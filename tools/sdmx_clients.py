#!/usr/bin/env python3
"""Asks a running server by SDMX REST, with the clients that statisticians have.

    python3 -m venv venv && venv/bin/pip install -r tools/requirements.txt
    cargo build --release
    venv/bin/python tools/sdmx_clients.py target/release/kimngach examples

Keeps the documents in a ledger, serves it on this machine, and, with sdmx1 and pysdmx as they come, lists the dataflows,
fetches the structure, and loads a filtered series into pandas, over version 1.5 and version 2, in every form of data that
the clients read. What they load is held against the file that `kimngach export` writes. Ends with an error at the first
thing that does not hold.
"""

import contextlib
import csv
import decimal
import io
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree

import pandas
import pysdmx.io
import sdmx
from pysdmx.api.qb.data import DataContext, DataFormat, DataQuery
from pysdmx.api.qb.service import RestService
from pysdmx.api.qb.structure import StructureFormat, StructureQuery, StructureReference, StructureType
from pysdmx.api.qb.util import ApiVersion

AGENCY, FLOW = "KIMNGACH", "KIMNGACH_TRADE"


@contextlib.contextmanager
def serving(program, ledger):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([program, "serve", "--ledger", ledger, "--listen", f"127.0.0.1:{port}", "--rate", "100000"])
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/sdmx/dataflow").read()
                break
            except (urllib.error.URLError, ConnectionError):
                assert server.poll() is None, "the server has ended"
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/sdmx"
    finally:
        server.terminate()
        server.wait(20)


MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"


def get(url, accept="*/*"):
    """Status, media type and content."""
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def written(program, source, folder):
    """The observations that the program exports, by key and time."""
    path = folder / "t.sdmx.csv"
    subprocess.run([program, "export", "--from", source, "-o", path], check=True)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])[3:13]
    return names, {tuple(row[name] for name in names): row["OBS_VALUE"] for row in rows}


def by_sdmx1(url, names, wanted):
    sdmx.add_source({"id": AGENCY, "name": "Kimngach", "url": url})
    client = sdmx.Client(AGENCY)
    flows = client.dataflow()
    assert list(flows.dataflow) == [FLOW], flows.dataflow
    structure = client.dataflow(FLOW)
    (dsd,) = structure.structure.values()
    assert [dimension.id for dimension in dsd.dimensions] == names
    assert "lang-son" in structure.codelist["CL_AREA"]
    assert str(structure.codelist["CL_AREA"]["lang-son"].name.localizations["vi"]) == "Lạng Sơn"
    key = ".".join(["", "lang-son", "goods_trade"] + [""] * 6)
    for accept in [
        "application/vnd.sdmx.genericdata+xml;version=2.1",
        "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
    ]:  # Of SDMX-JSON, sdmx1 reads a draft that was never published as a standard.
        message = client.data(FLOW, key=key, dsd=dsd, params={"startPeriod": "2024"}, headers={"Accept": accept})
        frame = sdmx.to_pandas(message)
        assert isinstance(frame, pandas.Series) and len(frame), frame
        assert frame.index.names == names or set(frame.index.names) <= set(names), frame.index.names
        loaded = {}
        for data in message.data:
            for obs in data.obs:
                at = {}
                for part in (obs.series_key, obs.dimension):
                    at |= {name: str(value.value) for name, value in (part.values.items() if part else ())}
                loaded[tuple(at[name] for name in names)] = obs.value
        same(loaded, {at: value for at, value in wanted.items() if at[1] == "lang-son" and at[2] == "goods_trade" and at[-1] >= "2024"})
    return len(frame)


def same(loaded, wanted):
    assert set(loaded) == set(wanted), set(loaded) ^ set(wanted)
    for at, value in wanted.items():
        told = loaded[at]
        told = "" if told is None or told != told else str(told)
        assert (told == "") == (value == ""), (at, told, value)
        assert not value or decimal.Decimal(told) == decimal.Decimal(value), (at, told, value)


def by_pysdmx(url, names, wanted):
    flows = RestService(url, ApiVersion.V1_5_0, structure_format=StructureFormat.SDMX_ML_2_1)
    message = pysdmx.io.read_sdmx(io.BytesIO(flows.structure(StructureQuery(StructureType.DATAFLOW, AGENCY))))
    assert [flow.id for flow in message.get_dataflows()] == [FLOW]
    query = StructureQuery(StructureType.DATA_STRUCTURE, AGENCY, FLOW, references=StructureReference.DESCENDANTS)
    flow = StructureQuery(StructureType.DATAFLOW, AGENCY, FLOW, references=StructureReference.ALL)
    whole = flows.structure(flow)
    for version, end in [(ApiVersion.V1_5_0, url), (ApiVersion.V2_0_0, url + "/v2")]:
        for form in [StructureFormat.SDMX_ML_2_1, StructureFormat.SDMX_JSON_2_0_0]:
            service = RestService(end, version, structure_format=form)
            message = pysdmx.io.read_sdmx(io.BytesIO(service.structure(query)))
            (dsd,) = message.get_data_structure_definitions()
            assert [component.id for component in dsd.components.dimensions] == names, (version, form)
            assert "lang-son" in {code.id for item in message.get_codelists() if item.id == "CL_AREA" for code in item.codes}
    key = ".".join(["*", "lang-son", "goods_trade"] + ["*"] * 6)
    keys = {ApiVersion.V1_5_0: key.replace("*", ""), ApiVersion.V2_0_0: key}
    for version, end in [(ApiVersion.V1_5_0, url), (ApiVersion.V2_0_0, url + "/v2")]:
        for form in [
            DataFormat.SDMX_CSV_1_0_0,
            DataFormat.SDMX_CSV_2_0_0,
            DataFormat.SDMX_ML_2_1_GEN,
            DataFormat.SDMX_ML_2_1_STR,
        ]:
            service = RestService(end, version, data_format=form)
            answer = service.data(DataQuery(DataContext.DATAFLOW, AGENCY, FLOW, "1.0", key=keys[version]))
            (dataset,) = pysdmx.io.get_datasets(io.BytesIO(answer), io.BytesIO(whole))
            frame = dataset.data
            assert isinstance(frame, pandas.DataFrame)
            told = frame.astype(object).where(frame.notna(), "").astype(str)
            loaded = {tuple(row[name] for name in names): row["OBS_VALUE"] for row in told.to_dict("records")}
            same({at: value or None for at, value in loaded.items()}, {at: value for at, value in wanted.items() if at[1] == "lang-son" and at[2] == "goods_trade"})
    return len(frame)


def by_hand(url, wanted):
    """What clients do not ask: conditions, histories, faults."""
    status, kind, body = get(f"{url}/v2/data/dataflow/{AGENCY}/{FLOW}/1.0?c[REF_AREA]=lang-son&c[FREQ]=A&format=csv")
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert status == 200 and kind.startswith("application/vnd.sdmx.data+csv"), (status, kind)
    assert len(rows) == sum(at[0] == "A" and at[1] == "lang-son" for at in wanted)
    status, _, body = get(f"{url}/data/{FLOW}/all?includeHistory=true", "application/vnd.sdmx.data+json;version=2.0.0")
    sets = json.loads(body)["data"]["dataSets"]
    assert status == 200 and len(sets) > 1 and all("validFrom" in one for one in sets[1:])
    for path, expected in [
        (f"data/{FLOW}/A.lang-son", 400),
        (f"data/{FLOW}/all?startPeriod=soon", 400),
        (f"data/{FLOW}/A.nowhere.......", 404),
        ("data/OTHER", 404),
        ("codelist/SDMX/CL_FREQ/latest", 404),
        (f"availableconstraint/{FLOW}", 501),
        ("nonsense", 400),
    ]:
        status, kind, body = get(f"{url}/{path}")
        assert status == expected and kind == "application/xml", (path, status, kind, body)
        assert xml.etree.ElementTree.fromstring(body).tag == f"{{{MESSAGE}}}Error", body
    status, kind, body = get(f"{url}/v2/data/dataflow/{AGENCY}/{FLOW}/1.0/A.B")
    assert status == 400 and kind == "application/json" and json.loads(body)["errors"][0]["code"] == 140
    assert get(f"{url}/data/{FLOW}", "image/png")[0] == 406


def main():
    program, source = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        ledger = folder / "t.db"
        subprocess.run([program, "add", source, "--ledger", ledger], check=True)
        names, wanted = written(program, source, folder)
        with serving(program, ledger) as url:
            one = by_sdmx1(url, names, wanted)
            two = by_pysdmx(url, names, wanted)
            by_hand(url, wanted)
    print(f"{len(wanted)} observations: sdmx1 loads {one}, pysdmx {two}, both as they are exported")


main()
