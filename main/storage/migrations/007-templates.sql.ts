/** Label templates with their revisions and drafts, the pictures that they draw, and files that are kept with objects. */
export const sql = `
CREATE TABLE label_template (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  model_type TEXT NOT NULL,
  filters TEXT NOT NULL DEFAULT '',
  filename_pattern TEXT NOT NULL DEFAULT 'output.pdf',
  enabled INTEGER NOT NULL DEFAULT 1,
  attach_to_model INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 1,
  draft_version INTEGER NOT NULL DEFAULT 0,
  built_in TEXT UNIQUE,
  file_name TEXT,
  updated TEXT NOT NULL,
  updated_by INTEGER,
  UNIQUE (name, model_type)
) STRICT;

CREATE TABLE label_template_revision (
  template INTEGER NOT NULL REFERENCES label_template(pk) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  document TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  user INTEGER,
  PRIMARY KEY (template, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE label_template_draft (
  template INTEGER PRIMARY KEY REFERENCES label_template(pk) ON DELETE CASCADE,
  document TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  user INTEGER,
  updated TEXT NOT NULL
) STRICT;

CREATE TABLE label_asset (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  content BLOB NOT NULL,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE attachment (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  model_type TEXT NOT NULL,
  model_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  content BLOB NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  upload_date TEXT NOT NULL,
  upload_user INTEGER
) STRICT;
CREATE INDEX attachment_by_object ON attachment(model_type, model_id, pk);
`
