/**
 * Label templates and report templates are kept in the same tables; a name is unique among those of its kind. Pages of HTML
 * among the labels, which never printed, become reports. Reports have snippets that their templates include.
 */
export const sql = `
CREATE TABLE template (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('label', 'report')),
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  model_type TEXT NOT NULL,
  filters TEXT NOT NULL DEFAULT '',
  filename_pattern TEXT NOT NULL DEFAULT 'output.pdf',
  enabled INTEGER NOT NULL DEFAULT 1,
  attach_to_model INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 1,
  draft_version INTEGER NOT NULL DEFAULT 0,
  built_in TEXT,
  file_name TEXT,
  updated TEXT NOT NULL,
  updated_by INTEGER,
  UNIQUE (kind, name, model_type),
  UNIQUE (kind, built_in)
) STRICT;

CREATE TABLE template_revision (
  template INTEGER NOT NULL REFERENCES template(pk) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  document TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  user INTEGER,
  PRIMARY KEY (template, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE template_draft (
  template INTEGER PRIMARY KEY REFERENCES template(pk) ON DELETE CASCADE,
  document TEXT NOT NULL,
  base_revision INTEGER NOT NULL,
  user INTEGER,
  updated TEXT NOT NULL
) STRICT;

CREATE TEMPORARY TABLE page AS
  SELECT template AS pk FROM label_template_revision WHERE json_extract(document, '$.kind') = 'html';

INSERT INTO template SELECT
  pk, iif(pk IN (SELECT pk FROM page), 'report', 'label'), name, description, model_type, filters, filename_pattern,
  enabled, attach_to_model, revision, draft_version, built_in, file_name, updated, updated_by
FROM label_template;
INSERT INTO template_revision SELECT
  template, revision,
  iif(template IN (SELECT pk FROM page), json_object(
    'format', 1, 'kind', 'html', 'page_size', 'A4', 'landscape', json('false'), 'merge', json('false'),
    'source', ifnull(json_extract(document, '$.source'), '')
  ), document),
  note, created, user
FROM label_template_revision;
INSERT INTO template_draft SELECT template, document, base_revision, user, updated
FROM label_template_draft WHERE template NOT IN (SELECT pk FROM page);

DELETE FROM sqlite_sequence WHERE name = 'template';
INSERT INTO sqlite_sequence (name, seq) SELECT 'template', seq FROM sqlite_sequence WHERE name = 'label_template';
DROP TABLE page;
DROP TABLE label_template_draft;
DROP TABLE label_template_revision;
DROP TABLE label_template;

CREATE TABLE report_snippet (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
`
