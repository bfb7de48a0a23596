CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  nickname TEXT NOT NULL CHECK (nickname <> ''),
  age TEXT NOT NULL CHECK (age IN ('', 'minor', 'adult')),
  concern TEXT NOT NULL CHECK (concern IN ('', 'mental_health', 'substance', 'both')),
  region TEXT NOT NULL,
  clinician_number TEXT NOT NULL,
  created INTEGER NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX person_removed ON person (removed) WHERE removed IS NOT NULL;

CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  small_step TEXT NOT NULL,
  words TEXT NOT NULL,
  kept INTEGER NOT NULL,
  kept_offset INTEGER NOT NULL,
  planned_day TEXT CHECK (planned_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  remind_minute INTEGER CHECK (remind_minute BETWEEN 0 AND 1439),
  tried INTEGER,
  tried_offset INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('', 'worked', 'partly', 'did_not')),
  how_it_went TEXT NOT NULL,
  removed INTEGER,
  CHECK ((small_step = '') <> (words = '')),
  CHECK ((tried IS NULL) = (tried_offset IS NULL)),
  CHECK (remind_minute IS NULL OR planned_day IS NOT NULL)
) STRICT;

CREATE INDEX step_open ON step (person_id, kept, id) WHERE tried IS NULL AND removed IS NULL;
CREATE INDEX step_tried ON step (person_id, tried, id) WHERE tried IS NOT NULL AND removed IS NULL;
CREATE INDEX step_reminder ON step (planned_day, remind_minute, id)
  WHERE remind_minute IS NOT NULL AND tried IS NULL AND removed IS NULL;
CREATE INDEX step_removed ON step (removed) WHERE removed IS NOT NULL;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  approach TEXT NOT NULL,
  setting TEXT NOT NULL,
  part_of_day TEXT NOT NULL,
  tried TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('', 'worked', 'partly', 'did_not')),
  try_next TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX note_by_time ON note (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX note_removed ON note (removed) WHERE removed IS NOT NULL;

CREATE TABLE win (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  words TEXT NOT NULL CHECK (words <> ''),
  removed INTEGER
) STRICT;

CREATE INDEX win_by_time ON win (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX win_removed ON win (removed) WHERE removed IS NOT NULL;

CREATE TABLE saved_check (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  level TEXT NOT NULL,
  answers TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX check_by_time ON saved_check (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX saved_check_removed ON saved_check (removed) WHERE removed IS NOT NULL;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
