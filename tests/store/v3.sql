-- A diary as the second version of the app left it; every name and word is made up. It never changes: later versions
-- and other languages open it.

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

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO person VALUES (1, 'Robin', 'minor', 'mental_health', 'US', '5550100', 1795348800, NULL);
INSERT INTO person VALUES (2, 'Uncle J', 'adult', 'both', 'GB', '', 1795348900, NULL);
INSERT INTO person VALUES (3, 'Gone', '', '', '', '', 1795349000, 1795349100);
INSERT INTO step VALUES (1, 1, 'listen_first', '', 1795350000, -300, '2026-11-26', 1140, NULL, NULL, '', '', NULL);
INSERT INTO step VALUES (2, 2, '', 'Ask about the "good" week; it''s a start', 1795350100, 0, NULL, NULL, 1795436400, 60, 'partly', 'He laughed — once', NULL);
INSERT INTO step VALUES (3, NULL, 'walk_together', '', 1795350200, 345, NULL, NULL, 1795440000, 345, 'worked', '', NULL);
INSERT INTO note VALUES (1, 1, 1795360000, -300, 'leap', 'car', 'evening', 'Said what I saw
and stopped there', 'worked', 'Wait for the weekend 🌧', NULL);
INSERT INTO note VALUES (2, NULL, 1795370000, 0, '', '', '', '', '', '', NULL);
INSERT INTO note VALUES (3, 2, 1795380000, 60, '', 'phone', '', 'Taken back', 'did_not', '', 1795380100);
INSERT INTO win VALUES (1, 1, 1795390000, -300, 'Ate with us', NULL);
INSERT INTO saved_check VALUES (1, 1, 1795400000, -300, 'URGENT_TODAY', '{"plan":"not_sure"}', NULL);
INSERT INTO worksheet VALUES (1, 1, 1795410000, -300, 'responder', '{"address":"12 Elm St","violence":"never"}', NULL);
INSERT INTO worksheet VALUES (2, 1, 1795500000, -300, 'responder', '{"address":"12 Elm St, floor 3 — ring twice","violence":"never"}', NULL);
INSERT INTO worksheet VALUES (3, NULL, 1795500100, 0, 'my-support', '{"enough":"Taken back"}', 1795500200);
INSERT INTO discharge VALUES (1, 1, 1795600000, -300, '2026-11-20', 1140, '1 3', NULL);
INSERT INTO discharge VALUES (2, NULL, 1795600100, 0, '2026-11-19', NULL, '', 1795600200);
INSERT INTO setting VALUES ('person', '1');

PRAGMA user_version = 3;
