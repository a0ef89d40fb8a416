/** How a scanner is set, by what it is: its machine may be deleted and made again. */
export const sql = `
CREATE TABLE scanner_profile (
  vendor_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  serial_number TEXT NOT NULL,
  settings TEXT NOT NULL,
  checked TEXT NOT NULL,
  PRIMARY KEY (vendor_id, product_id, serial_number)
) STRICT, WITHOUT ROWID;
`
