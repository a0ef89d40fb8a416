/** What standards say of a scanned code, the objects to choose from, and rules for codes that only this house has. */
export const sql = `
ALTER TABLE scan_history ADD COLUMN readings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE scan_history ADD COLUMN choices TEXT NOT NULL DEFAULT '[]';
ALTER TABLE scan_history ADD COLUMN message TEXT;
ALTER TABLE scan_history ADD COLUMN in_history INTEGER NOT NULL DEFAULT 1;
CREATE INDEX scan_history_kept ON scan_history(pk) WHERE in_history = 1;

CREATE TABLE barcode_rule (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  pattern TEXT NOT NULL,
  sample TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX part_by_number ON part(IPN) WHERE IPN <> '';
CREATE INDEX stock_item_by_exact_batch ON stock_item(batch) WHERE batch IS NOT NULL;
CREATE INDEX stock_location_by_name ON stock_location(name);
`
