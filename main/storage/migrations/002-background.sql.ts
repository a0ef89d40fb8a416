/** Work that waits for plugins, tasks by the clock, and messages from outside. */
export const sql = `
CREATE TABLE background_task (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  task_id TEXT NOT NULL UNIQUE,
  plugin TEXT NOT NULL,
  name TEXT NOT NULL,
  func TEXT NOT NULL,
  args TEXT NOT NULL DEFAULT '[]',
  kwargs TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed')),
  attempt_count INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL,
  due TEXT NOT NULL,
  started TEXT,
  stopped TEXT,
  result TEXT
) STRICT;
CREATE INDEX background_task_waiting ON background_task(plugin, func, due) WHERE state = 'pending';
CREATE INDEX background_task_by_state ON background_task(state, pk);

CREATE TABLE scheduled_task (
  pk INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  plugin TEXT NOT NULL,
  func TEXT NOT NULL,
  schedule_type TEXT NOT NULL CHECK (schedule_type IN ('I', 'H', 'D', 'W', 'M', 'Q', 'Y')),
  minutes INTEGER,
  repeats INTEGER NOT NULL DEFAULT -1,
  repeats_left INTEGER NOT NULL DEFAULT -1,
  first_run TEXT NOT NULL,
  next_run TEXT,
  last_run TEXT,
  success INTEGER,
  result TEXT,
  task TEXT
) STRICT;

CREATE TABLE webhook_endpoint (
  endpoint_id TEXT PRIMARY KEY,
  plugin TEXT NOT NULL,
  name TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  user INTEGER REFERENCES user(pk) ON DELETE SET NULL,
  token TEXT,
  secret TEXT,
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_message (
  message_id TEXT PRIMARY KEY,
  endpoint TEXT NOT NULL REFERENCES webhook_endpoint(endpoint_id) ON DELETE CASCADE,
  host TEXT NOT NULL,
  header TEXT NOT NULL,
  body TEXT NOT NULL,
  worked_on INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_message_by_endpoint ON webhook_message(endpoint, created);
`
