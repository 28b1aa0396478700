-- Who judged, added or forgot what; in the ledger, so that it is copied, backed up and put back with what it is about.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,       -- an instant in UTC, RFC 3339
    who    TEXT NOT NULL,
    did    TEXT NOT NULL CHECK (did IN ('accepted', 'rejected', 'annotated', 'added', 'forgot')),
    about  TEXT NOT NULL,       -- the id of a finding or of a document
    note   TEXT
) STRICT;
CREATE TRIGGER journal_kept BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'a line of the journal is not changed'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'a line of the journal is not deleted'); END;
