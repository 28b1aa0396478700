-- Documents, the figures they tell, and what was forgotten. Numbers are exact decimals, written as text; days are YYYY-MM-DD.

CREATE TABLE document (
    number      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      TEXT COLLATE "C" NOT NULL,      -- the url, or the name of a document that has none; its states are vintages
    hash        TEXT COLLATE "C" NOT NULL,      -- BLAKE3 of the text, or of the figures that came without one
    name        TEXT COLLATE "C" NOT NULL,
    title       TEXT COLLATE "C",
    url         TEXT COLLATE "C",
    published   TEXT COLLATE "C" CHECK (length(published) = 10),
    fetched     TEXT COLLATE "C" NOT NULL CHECK (length(fetched) = 10),
    language    TEXT COLLATE "C",
    encoding    TEXT COLLATE "C",
    reader      TEXT COLLATE "C" NOT NULL,      -- the version of the program that took it in
    figures     BIGINT NOT NULL,
    state       TEXT COLLATE "C" NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'forgotten')),
    text        TEXT COLLATE "C" -- behind the others, which are then read without it
);

CREATE UNIQUE INDEX document_once ON document (source, hash, coalesce(published, ''));

CREATE TABLE figure (
    document     BIGINT NOT NULL REFERENCES document (number),
    place        BIGINT NOT NULL,  -- in the order of the text, from 0 on
    at_start     BIGINT NOT NULL,  -- in Unicode scalar values
    at_end       BIGINT NOT NULL,
    byte_start   BIGINT,
    byte_end     BIGINT,
    text         TEXT COLLATE "C" NOT NULL,
    indicator    TEXT COLLATE "C" NOT NULL,
    flow         TEXT COLLATE "C",
    area         TEXT COLLATE "C",              -- where it is one
    areas        TEXT COLLATE "C",              -- where they are several: a JSON list
    partner      TEXT COLLATE "C",
    partners     TEXT COLLATE "C",
    commodity    TEXT COLLATE "C",
    coverage     TEXT COLLATE "C",
    period_first TEXT COLLATE "C",
    period_last  TEXT COLLATE "C",
    transform    TEXT COLLATE "C" NOT NULL,
    base_first   TEXT COLLATE "C",
    base_last    TEXT COLLATE "C",
    base_whole   TEXT COLLATE "C",
    value        TEXT COLLATE "C" NOT NULL,
    value_to     TEXT COLLATE "C",
    unit         TEXT COLLATE "C" NOT NULL,
    bound        TEXT COLLATE "C",
    status       TEXT COLLATE "C",
    source       TEXT COLLATE "C",              -- the organisation credited
    section      TEXT COLLATE "C" NOT NULL,
    open         TEXT COLLATE "C",              -- the keys that the text leaves open: a JSON list
    how          TEXT COLLATE "C",              -- how each key is known: a JSON list of [key, known, rule, its words from byte, to byte]
    read         BIGINT NOT NULL CHECK (read IN (0, 1)),
    PRIMARY KEY (document, place)
);

CREATE INDEX figure_area ON figure (area, indicator);
CREATE INDEX figure_areas ON figure (areas) WHERE areas IS NOT NULL;

CREATE TABLE tombstone (
    number       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document     BIGINT NOT NULL REFERENCES document (number),
    forgotten    TEXT COLLATE "C" NOT NULL CHECK (length(forgotten) = 10)
);

-- The states of each source: later days revise earlier ones, whenever they were added.
CREATE VIEW vintage AS
SELECT number,
       row_number() OVER (PARTITION BY source ORDER BY coalesce(published, ''), fetched, number) AS vintage,
       count(*) OVER (PARTITION BY source) AS vintages,
       row_number() OVER (PARTITION BY source, state ORDER BY coalesce(published, '') DESC, fetched DESC, number DESC) AS age,
       state
FROM document;

-- Append only: what is kept is not changed.
CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE FUNCTION ledger_figure_stays() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF (SELECT state FROM document WHERE number = OLD.document) = 'kept' THEN
        RAISE EXCEPTION 'a figure in a ledger is not deleted';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER document_kept BEFORE UPDATE ON document FOR EACH ROW WHEN (OLD.state = 'kept' AND NEW.state = 'kept')
EXECUTE FUNCTION ledger_refuses('a document in a ledger is not changed');
CREATE TRIGGER document_stays BEFORE DELETE ON document FOR EACH ROW
EXECUTE FUNCTION ledger_refuses('a document in a ledger is not deleted');
CREATE TRIGGER figure_kept BEFORE UPDATE ON figure FOR EACH ROW
EXECUTE FUNCTION ledger_refuses('a figure in a ledger is not changed');
CREATE TRIGGER figure_stays BEFORE DELETE ON figure FOR EACH ROW
EXECUTE FUNCTION ledger_figure_stays();
