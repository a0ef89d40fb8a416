/** The line of each printer, what a label carries of its own, and the rules that choose template and printer. */
export const sql = `
ALTER TABLE print_job ADD COLUMN template_revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE print_job ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
ALTER TABLE print_job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN is_held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN expires TEXT;
ALTER TABLE print_job ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE print_job ADD COLUMN scan_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_job ADD COLUMN rule TEXT NOT NULL DEFAULT '';
UPDATE print_job SET place = pk;

CREATE TABLE new_print_label (
  pk INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES print_job(pk) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item INTEGER,
  data TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'held', 'unknown', 'failed', 'cancelled')),
  error TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  reprint INTEGER NOT NULL DEFAULT 0,
  awaited INTEGER NOT NULL DEFAULT 0,
  sent_at TEXT,
  printed_at TEXT,
  scanned_at TEXT,
  voided TEXT,
  updated TEXT NOT NULL,
  UNIQUE (job, position)
) STRICT;
INSERT INTO new_print_label(pk, job, position, item, state, error, bytes, updated)
  SELECT pk, job, position, item, state, error, bytes, updated FROM print_label;
DROP TABLE print_label;
ALTER TABLE new_print_label RENAME TO print_label;
CREATE INDEX print_label_open ON print_label(state, job, position)
  WHERE state IN ('queued', 'sending', 'sent', 'held', 'unknown');
CREATE INDEX print_label_by_item ON print_label(item, pk) WHERE item IS NOT NULL;

CREATE TABLE print_label_code (
  code TEXT NOT NULL,
  label INTEGER NOT NULL REFERENCES print_label(pk) ON DELETE CASCADE,
  PRIMARY KEY (code, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE printer_pause (
  machine TEXT PRIMARY KEY,
  reason TEXT NOT NULL DEFAULT '',
  user INTEGER,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE print_rule (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  model_type TEXT NOT NULL,
  filters TEXT NOT NULL DEFAULT '',
  station TEXT NOT NULL DEFAULT '',
  media_width REAL,
  media_length REAL,
  template INTEGER,
  machine TEXT,
  scan_back INTEGER NOT NULL DEFAULT 0,
  copies INTEGER NOT NULL DEFAULT 1,
  enabled INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE print_choice (
  user INTEGER NOT NULL,
  model_type TEXT NOT NULL,
  template INTEGER NOT NULL,
  machine TEXT NOT NULL,
  updated TEXT NOT NULL,
  PRIMARY KEY (user, model_type, template)
) STRICT, WITHOUT ROWID;
`
