/** How often a label was begun again after a doubt, and whether what it had left before counts. */
export const sql = `
ALTER TABLE print_label ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_label ADD COLUMN first_print TEXT NOT NULL DEFAULT ''
  CHECK (first_print IN ('', 'asked', 'void', 'counts'));
`
