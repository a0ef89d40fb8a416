/** Which plugins a scan did not wait for: what nobody knew may be known to them. */
export const sql = `
ALTER TABLE scan_history ADD COLUMN unanswered TEXT NOT NULL DEFAULT '[]';
`
