/** Codes of makers' manuals that set a scanner, as the house has typed them off. */
export const sql = `
CREATE TABLE setup_code (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  model TEXT NOT NULL,
  effect TEXT NOT NULL,
  symbology TEXT NOT NULL,
  code TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (model, effect)
) STRICT;
`
