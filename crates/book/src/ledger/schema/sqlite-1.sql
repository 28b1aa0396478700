-- Documents, the figures they tell, and what was forgotten. Numbers are exact decimals, written as text; days are YYYY-MM-DD.

CREATE TABLE document (
    number      INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,      -- the url, or the name of a document that has none; its states are vintages
    hash        TEXT NOT NULL,      -- BLAKE3 of the text, or of the figures that came without one
    name        TEXT NOT NULL,
    title       TEXT,
    url         TEXT,
    published   TEXT CHECK (length(published) = 10),
    fetched     TEXT NOT NULL CHECK (length(fetched) = 10),
    language    TEXT,
    encoding    TEXT,
    reader      TEXT NOT NULL,      -- the version of the program that took it in
    figures     INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'forgotten')),
    text        TEXT -- behind the others, which are then read without it
) STRICT;

CREATE UNIQUE INDEX document_once ON document (source, hash, coalesce(published, ''));

CREATE TABLE figure (
    document     INTEGER NOT NULL REFERENCES document (number),
    place        INTEGER NOT NULL,  -- in the order of the text, from 0 on
    at_start     INTEGER NOT NULL,  -- in Unicode scalar values
    at_end       INTEGER NOT NULL,
    byte_start   INTEGER,
    byte_end     INTEGER,
    text         TEXT NOT NULL,
    indicator    TEXT NOT NULL,
    flow         TEXT,
    area         TEXT,              -- where it is one
    areas        TEXT,              -- where they are several: a JSON list
    partner      TEXT,
    partners     TEXT,
    commodity    TEXT,
    coverage     TEXT,
    period_first TEXT,
    period_last  TEXT,
    transform    TEXT NOT NULL,
    base_first   TEXT,
    base_last    TEXT,
    base_whole   TEXT,
    value        TEXT NOT NULL,
    value_to     TEXT,
    unit         TEXT NOT NULL,
    bound        TEXT,
    status       TEXT,
    source       TEXT,              -- the organisation credited
    section      TEXT NOT NULL,
    open         TEXT,              -- the keys that the text leaves open: a JSON list
    how          TEXT,              -- how each key is known: a JSON list of [key, known, rule, its words from byte, to byte]
    read         INTEGER NOT NULL CHECK (read IN (0, 1)),
    PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_area ON figure (area, indicator);
CREATE INDEX figure_areas ON figure (areas) WHERE areas IS NOT NULL;

CREATE TABLE tombstone (
    number       INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL REFERENCES document (number),
    forgotten    TEXT NOT NULL CHECK (length(forgotten) = 10)
) STRICT;

-- The states of each source: later days revise earlier ones, whenever they were added.
CREATE VIEW vintage AS
SELECT number,
       row_number() OVER (PARTITION BY source ORDER BY coalesce(published, ''), fetched, number) AS vintage,
       count(*) OVER (PARTITION BY source) AS vintages,
       row_number() OVER (PARTITION BY source, state ORDER BY coalesce(published, '') DESC, fetched DESC, number DESC) AS age,
       state
FROM document;

-- Append only: what is kept is not changed.
CREATE TRIGGER document_kept BEFORE UPDATE ON document WHEN OLD.state = 'kept' AND NEW.state = 'kept'
BEGIN SELECT RAISE(ABORT, 'a document in a ledger is not changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a document in a ledger is not deleted'); END;
CREATE TRIGGER figure_kept BEFORE UPDATE ON figure
BEGIN SELECT RAISE(ABORT, 'a figure in a ledger is not changed'); END;
CREATE TRIGGER figure_stays BEFORE DELETE ON figure
WHEN (SELECT state FROM document WHERE number = OLD.document) = 'kept'
BEGIN SELECT RAISE(ABORT, 'a figure in a ledger is not deleted'); END;
