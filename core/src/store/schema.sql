-- The diary as the newest version of the app writes it. A test compares this file with what the migrations make.
--
-- Instants are seconds since 1970-01-01T00:00Z with the phone's offset from UTC in minutes beside them; days are
-- YYYY-MM-DD. `removed` is set by a deletion until it can no longer be undone; then the row goes.

CREATE TABLE person (
  -- Someone the reader helps.
  id INTEGER PRIMARY KEY,
  nickname TEXT NOT NULL CHECK (nickname <> ''),
  age TEXT NOT NULL CHECK (age IN ('', 'minor', 'adult')),
  concern TEXT NOT NULL CHECK (concern IN ('', 'mental_health', 'substance', 'both')),
  region TEXT NOT NULL,
  -- Digits as dialled; '' if none.
  clinician_number TEXT NOT NULL,
  created INTEGER NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX person_removed ON person (removed) WHERE removed IS NOT NULL;

CREATE TABLE step (
  -- A small step the reader keeps. `person_id` is null where no person was named.
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  -- The id of one of the content's small steps, or the reader's own words: one of the two is ''.
  small_step TEXT NOT NULL,
  words TEXT NOT NULL,
  kept INTEGER NOT NULL,
  kept_offset INTEGER NOT NULL,
  planned_day TEXT CHECK (planned_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  -- Minutes after midnight, where the phone is then; null: no reminder.
  remind_minute INTEGER CHECK (remind_minute BETWEEN 0 AND 1439),
  -- Null until it was tried.
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
  -- A talk the reader writes down.
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  -- Ids of content/tracker/choices.csv; '' if not said.
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
  -- A small win the reader noticed.
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
  -- A check the reader chose to keep: what was answered, and the level the tables gave then.
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  level TEXT NOT NULL,
  -- A JSON object: id of the sign or question -> 'yes', 'not_sure' or 'no'.
  answers TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX check_by_time ON saved_check (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX saved_check_removed ON saved_check (removed) WHERE removed IS NOT NULL;

CREATE TABLE worksheet (
  -- A sheet the reader fills in. What is changed on another day is a row of its own; the newest counts.
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  -- When it was saved last.
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  -- The id of one of the content's sheets.
  sheet TEXT NOT NULL CHECK (sheet <> ''),
  -- A JSON object: id of the question -> what was answered.
  answers TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX worksheet_by_time ON worksheet (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX worksheet_by_sheet ON worksheet (person_id, sheet, id) WHERE removed IS NULL;
CREATE INDEX worksheet_removed ON worksheet (removed) WHERE removed IS NOT NULL;

CREATE TABLE discharge (
  -- A day on which someone came home after a crisis: some days after it ask for something. The newest counts.
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
  -- When it was written down.
  at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  home_day TEXT NOT NULL CHECK (home_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  -- Minutes after midnight, where the phone is then; null: no reminder.
  remind_minute INTEGER CHECK (remind_minute BETWEEN 0 AND 1439),
  -- Which of the days after `home_day` were ticked, such as '1 3 7'; '' if none.
  done TEXT NOT NULL,
  removed INTEGER
) STRICT;

CREATE INDEX discharge_by_time ON discharge (person_id, at, id) WHERE removed IS NULL;
CREATE INDEX discharge_reminder ON discharge (home_day, id) WHERE remind_minute IS NOT NULL AND removed IS NULL;
CREATE INDEX discharge_removed ON discharge (removed) WHERE removed IS NOT NULL;

CREATE TABLE setting (
  -- What the diary knows about itself: the chosen person, the lock. Never exported.
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
