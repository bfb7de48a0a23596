CREATE TABLE discharge (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  home_day TEXT NOT NULL CHECK (home_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  remind_minute INTEGER CHECK (remind_minute BETWEEN 0 AND 1439),
  done TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX discharge_by_time ON discharge (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX discharge_reminder ON discharge (home_day, id) WHERE remind_minute IS NOT NULL AND removed IS NULL;
CREATE INDEX discharge_removed ON discharge (removed) WHERE removed IS NOT NULL;
