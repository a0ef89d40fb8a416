/** What the station hands out: files, notifications, mail; and the rates that stock is valued by. */
export const sql = `
CREATE TABLE data_output (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  created TEXT NOT NULL,
  user INTEGER REFERENCES user(pk),
  output_type TEXT NOT NULL CHECK (output_type IN ('label', 'report', 'export')),
  template_name TEXT NOT NULL DEFAULT '',
  plugin TEXT NOT NULL,
  total INTEGER NOT NULL DEFAULT 0,
  progress INTEGER NOT NULL DEFAULT 0,
  complete INTEGER NOT NULL DEFAULT 0,
  file TEXT,
  errors TEXT,
  print_job INTEGER UNIQUE REFERENCES print_job(pk) ON DELETE CASCADE
) STRICT;
CREATE INDEX data_output_by_user ON data_output(user, pk);
CREATE INDEX data_output_by_file ON data_output(file) WHERE file IS NOT NULL;

-- A print job is an output as well. Those of old keep the number that clients know them by.
INSERT INTO data_output(pk, created, user, output_type, template_name, plugin, print_job)
  SELECT pk, created, user, 'label', template_name, plugin, pk FROM print_job;
CREATE TRIGGER print_job_output AFTER INSERT ON print_job BEGIN
  INSERT INTO data_output(created, user, output_type, template_name, plugin, print_job)
  VALUES (new.created, new.user, 'label', new.template_name, new.plugin, new.pk);
END;

CREATE TABLE exchange_rate (
  code TEXT PRIMARY KEY,
  base TEXT NOT NULL,
  rate REAL NOT NULL CHECK (rate > 0),
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL REFERENCES user(pk) ON DELETE CASCADE,
  category TEXT NOT NULL,
  name TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT '',
  model TEXT,
  object_pk TEXT,
  created TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX notification_by_user ON notification(user, read, pk);

CREATE TABLE notification_entry (
  category TEXT NOT NULL,
  reference TEXT NOT NULL,
  sent TEXT NOT NULL,
  PRIMARY KEY (category, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_message (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  created TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  sender TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  html TEXT,
  headers TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'failed', 'received')),
  error TEXT
) STRICT;
`
