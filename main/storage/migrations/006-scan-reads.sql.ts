/** A code that stays in view is read again and again; the scan says how often, and counts once. */
export const sql = `
ALTER TABLE scan_history ADD COLUMN reads INTEGER NOT NULL DEFAULT 1;
`
