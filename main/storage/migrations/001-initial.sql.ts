/**
 * First shape of the database. Names as on the wire. Never edited: later changes are later files.
 * AUTOINCREMENT where a pk is printed in barcodes: the label of a deleted item must never mean another one.
 */
export const sql = `
CREATE TABLE user (
  pk INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE COLLATE NOCASE,
  first_name TEXT NOT NULL DEFAULT '',
  last_name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  password TEXT,
  is_staff INTEGER NOT NULL DEFAULT 0,
  is_superuser INTEGER NOT NULL DEFAULT 0,
  is_active INTEGER NOT NULL DEFAULT 1,
  date_joined TEXT NOT NULL
) STRICT;

CREATE TABLE token (
  pk INTEGER PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user(pk) ON DELETE CASCADE,
  name TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  expiry TEXT NOT NULL,
  last_seen TEXT,
  revoked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX token_by_name ON token(user, name);

CREATE TABLE session (
  key_hash TEXT PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user(pk) ON DELETE CASCADE,
  created TEXT NOT NULL,
  expiry TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  pk INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('global', 'user', 'plugin', 'plugin_user', 'machine')),
  owner TEXT NOT NULL DEFAULT '',
  config_type TEXT NOT NULL DEFAULT '',
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (scope, owner, config_type, key)
) STRICT;

CREATE TABLE plugin_config (
  pk INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT,
  package_name TEXT,
  active INTEGER NOT NULL DEFAULT 0,
  metadata TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE machine (
  pk TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  machine_type TEXT NOT NULL,
  driver TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE part_category (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  parent INTEGER REFERENCES part_category(pk),
  structural INTEGER NOT NULL DEFAULT 0,
  icon TEXT NOT NULL DEFAULT '',
  default_keywords TEXT NOT NULL DEFAULT '',
  default_location INTEGER,
  level INTEGER NOT NULL DEFAULT 0,
  pathstring TEXT NOT NULL
) STRICT;
CREATE INDEX part_category_by_parent ON part_category(parent);
CREATE UNIQUE INDEX part_category_sibling ON part_category(coalesce(parent, 0), name);

CREATE TABLE stock_location (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  parent INTEGER REFERENCES stock_location(pk),
  structural INTEGER NOT NULL DEFAULT 0,
  external INTEGER NOT NULL DEFAULT 0,
  custom_icon TEXT NOT NULL DEFAULT '',
  level INTEGER NOT NULL DEFAULT 0,
  pathstring TEXT NOT NULL
) STRICT;
CREATE INDEX stock_location_by_parent ON stock_location(parent);
CREATE INDEX stock_location_by_path ON stock_location(pathstring);
CREATE UNIQUE INDEX stock_location_sibling ON stock_location(coalesce(parent, 0), name);

CREATE TABLE part (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  IPN TEXT NOT NULL DEFAULT '',
  revision TEXT NOT NULL DEFAULT '',
  keywords TEXT NOT NULL DEFAULT '',
  units TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  image TEXT,
  category INTEGER REFERENCES part_category(pk),
  variant_of INTEGER REFERENCES part(pk),
  active INTEGER NOT NULL DEFAULT 1,
  locked INTEGER NOT NULL DEFAULT 0,
  assembly INTEGER NOT NULL DEFAULT 0,
  component INTEGER NOT NULL DEFAULT 1,
  is_template INTEGER NOT NULL DEFAULT 0,
  purchaseable INTEGER NOT NULL DEFAULT 1,
  salable INTEGER NOT NULL DEFAULT 0,
  testable INTEGER NOT NULL DEFAULT 0,
  trackable INTEGER NOT NULL DEFAULT 0,
  virtual INTEGER NOT NULL DEFAULT 0,
  consumable INTEGER NOT NULL DEFAULT 0,
  default_location INTEGER REFERENCES stock_location(pk),
  default_expiry INTEGER NOT NULL DEFAULT 0,
  minimum_stock REAL NOT NULL DEFAULT 0,
  creation_date TEXT NOT NULL,
  creation_user INTEGER REFERENCES user(pk)
) STRICT;
CREATE INDEX part_by_category ON part(category);
CREATE INDEX part_by_variant ON part(variant_of);
CREATE INDEX part_by_name ON part(name COLLATE NOCASE, pk);
CREATE UNIQUE INDEX part_identity ON part(name, IPN, revision);

CREATE TABLE stock_item (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  part INTEGER NOT NULL REFERENCES part(pk),
  quantity REAL NOT NULL,
  serial TEXT,
  serial_int INTEGER,
  batch TEXT,
  location INTEGER REFERENCES stock_location(pk),
  status INTEGER NOT NULL DEFAULT 10,
  parent INTEGER REFERENCES stock_item(pk) ON DELETE SET NULL,
  packaging TEXT,
  expiry_date TEXT,
  delete_on_deplete INTEGER NOT NULL DEFAULT 1,
  link TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  purchase_price REAL,
  purchase_price_currency TEXT NOT NULL DEFAULT '',
  creation_date TEXT NOT NULL,
  updated TEXT NOT NULL,
  stocktake_date TEXT,
  stocktake_user INTEGER REFERENCES user(pk)
) STRICT;
CREATE INDEX stock_item_by_part ON stock_item(part, quantity, location, pk, status);
CREATE INDEX stock_item_by_location ON stock_item(location, part, quantity, status);
CREATE INDEX stock_item_by_parent ON stock_item(parent);
CREATE INDEX stock_item_by_serial ON stock_item(serial) WHERE serial IS NOT NULL;
CREATE INDEX stock_item_by_batch ON stock_item(batch COLLATE NOCASE, pk);
CREATE INDEX stock_item_by_updated ON stock_item(updated, pk);

CREATE TABLE stock_tracking (
  pk INTEGER PRIMARY KEY,
  item INTEGER REFERENCES stock_item(pk) ON DELETE SET NULL,
  part INTEGER NOT NULL REFERENCES part(pk),
  date TEXT NOT NULL,
  tracking_type INTEGER NOT NULL,
  notes TEXT NOT NULL DEFAULT '',
  deltas TEXT NOT NULL DEFAULT '{}',
  user INTEGER REFERENCES user(pk)
) STRICT;
CREATE INDEX stock_tracking_by_item ON stock_tracking(item, pk);
CREATE INDEX stock_tracking_by_part ON stock_tracking(part, pk);

CREATE TABLE barcode_link (
  pk INTEGER PRIMARY KEY,
  model TEXT NOT NULL,
  object_pk INTEGER NOT NULL,
  barcode_data TEXT NOT NULL,
  barcode_hash TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  user INTEGER REFERENCES user(pk),
  UNIQUE (model, object_pk)
) STRICT;

CREATE TABLE scan_history (
  pk INTEGER PRIMARY KEY,
  timestamp TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  machine TEXT,
  user INTEGER REFERENCES user(pk),
  raw BLOB NOT NULL,
  data TEXT NOT NULL,
  symbology TEXT,
  simulated INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL CHECK (state IN ('captured', 'matched', 'unknown', 'failed')),
  resolved_at TEXT,
  plugin TEXT,
  model TEXT,
  object_pk INTEGER,
  error TEXT
) STRICT;
CREATE INDEX scan_history_open ON scan_history(pk) WHERE state = 'captured';

CREATE TABLE print_job (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  created TEXT NOT NULL,
  user INTEGER REFERENCES user(pk),
  plugin TEXT NOT NULL,
  machine TEXT,
  template INTEGER NOT NULL,
  template_name TEXT NOT NULL,
  model_type TEXT NOT NULL,
  copies INTEGER NOT NULL DEFAULT 1,
  reprint_of INTEGER REFERENCES print_job(pk)
) STRICT;

CREATE TABLE print_label (
  pk INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES print_job(pk) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'held', 'unknown', 'failed', 'cancelled')),
  error TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  updated TEXT NOT NULL,
  UNIQUE (job, position)
) STRICT;
CREATE INDEX print_label_open ON print_label(state, pk) WHERE state IN ('queued', 'sending', 'held', 'unknown');

CREATE VIRTUAL TABLE part_search USING fts5(name, IPN, description, revision, keywords, content='part', content_rowid='pk', tokenize='trigram');
CREATE TRIGGER part_search_insert AFTER INSERT ON part BEGIN
  INSERT INTO part_search(rowid, name, IPN, description, revision, keywords) VALUES (new.pk, new.name, new.IPN, new.description, new.revision, new.keywords);
END;
CREATE TRIGGER part_search_delete AFTER DELETE ON part BEGIN
  INSERT INTO part_search(part_search, rowid, name, IPN, description, revision, keywords) VALUES ('delete', old.pk, old.name, old.IPN, old.description, old.revision, old.keywords);
END;
CREATE TRIGGER part_search_update AFTER UPDATE OF name, IPN, description, revision, keywords ON part BEGIN
  INSERT INTO part_search(part_search, rowid, name, IPN, description, revision, keywords) VALUES ('delete', old.pk, old.name, old.IPN, old.description, old.revision, old.keywords);
  INSERT INTO part_search(rowid, name, IPN, description, revision, keywords) VALUES (new.pk, new.name, new.IPN, new.description, new.revision, new.keywords);
END;

CREATE VIRTUAL TABLE stock_search USING fts5(serial, batch, content='stock_item', content_rowid='pk', tokenize='trigram');
CREATE TRIGGER stock_search_insert AFTER INSERT ON stock_item WHEN new.serial IS NOT NULL OR new.batch IS NOT NULL BEGIN
  INSERT INTO stock_search(rowid, serial, batch) VALUES (new.pk, new.serial, new.batch);
END;
CREATE TRIGGER stock_search_delete AFTER DELETE ON stock_item WHEN old.serial IS NOT NULL OR old.batch IS NOT NULL BEGIN
  INSERT INTO stock_search(stock_search, rowid, serial, batch) VALUES ('delete', old.pk, old.serial, old.batch);
END;
CREATE TRIGGER stock_search_update_away AFTER UPDATE OF serial, batch ON stock_item WHEN old.serial IS NOT NULL OR old.batch IS NOT NULL BEGIN
  INSERT INTO stock_search(stock_search, rowid, serial, batch) VALUES ('delete', old.pk, old.serial, old.batch);
END;
CREATE TRIGGER stock_search_update_back AFTER UPDATE OF serial, batch ON stock_item WHEN new.serial IS NOT NULL OR new.batch IS NOT NULL BEGIN
  INSERT INTO stock_search(rowid, serial, batch) VALUES (new.pk, new.serial, new.batch);
END;
`
