-- Who judged, added or forgot what; in the ledger, so that it is copied, backed up and put back with what it is about.
CREATE TABLE journal (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     TEXT COLLATE "C" NOT NULL,
    who    TEXT COLLATE "C" NOT NULL,
    did    TEXT COLLATE "C" NOT NULL CHECK (did IN ('accepted', 'rejected', 'annotated', 'added', 'forgot')),
    about  TEXT COLLATE "C" NOT NULL,
    note   TEXT COLLATE "C"
);
CREATE TRIGGER journal_kept BEFORE UPDATE ON journal FOR EACH ROW
EXECUTE FUNCTION ledger_refuses('a line of the journal is not changed');
CREATE TRIGGER journal_stays BEFORE DELETE ON journal FOR EACH ROW
EXECUTE FUNCTION ledger_refuses('a line of the journal is not deleted');
