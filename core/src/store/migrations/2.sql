CREATE TABLE worksheet (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  sheet TEXT NOT NULL CHECK (sheet <> ''),
  answers TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX worksheet_by_time ON worksheet (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX worksheet_by_sheet ON worksheet (person_id, sheet, id) WHERE removed IS NULL;
CREATE INDEX worksheet_removed ON worksheet (removed) WHERE removed IS NOT NULL;
