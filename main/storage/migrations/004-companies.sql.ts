/**
 * Companies, what they make and sell, and orders to them. A part takes its supplier parts with it when it goes, and
 * whatever goes takes the code that was linked to it.
 */
export const sql = `
CREATE TABLE company (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  image TEXT,
  notes TEXT NOT NULL DEFAULT '',
  tax_id TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1,
  is_customer INTEGER NOT NULL DEFAULT 0,
  is_manufacturer INTEGER NOT NULL DEFAULT 0,
  is_supplier INTEGER NOT NULL DEFAULT 1,
  UNIQUE (name, email)
) STRICT;

CREATE TABLE manufacturer_part (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  part INTEGER NOT NULL REFERENCES part(pk) ON DELETE CASCADE,
  manufacturer INTEGER NOT NULL REFERENCES company(pk) ON DELETE CASCADE,
  MPN TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  UNIQUE (part, manufacturer, MPN)
) STRICT;
CREATE INDEX manufacturer_part_by_number ON manufacturer_part(MPN);
CREATE INDEX manufacturer_part_by_manufacturer ON manufacturer_part(manufacturer);

CREATE TABLE supplier_part (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  part INTEGER NOT NULL REFERENCES part(pk) ON DELETE CASCADE,
  supplier INTEGER NOT NULL REFERENCES company(pk) ON DELETE CASCADE,
  manufacturer_part INTEGER REFERENCES manufacturer_part(pk) ON DELETE SET NULL,
  SKU TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  packaging TEXT NOT NULL DEFAULT '',
  pack_quantity TEXT NOT NULL DEFAULT '1',
  pack_quantity_native REAL NOT NULL DEFAULT 1,
  active INTEGER NOT NULL DEFAULT 1,
  "primary" INTEGER NOT NULL DEFAULT 0,
  available REAL NOT NULL DEFAULT 0,
  UNIQUE (part, supplier, SKU)
) STRICT;
CREATE INDEX supplier_part_by_number ON supplier_part(SKU);
CREATE INDEX supplier_part_by_supplier ON supplier_part(supplier);
CREATE INDEX supplier_part_by_manufacturer_part ON supplier_part(manufacturer_part);

CREATE TABLE price_break (
  pk INTEGER PRIMARY KEY,
  part INTEGER NOT NULL REFERENCES supplier_part(pk) ON DELETE CASCADE,
  quantity REAL NOT NULL,
  price REAL,
  price_currency TEXT NOT NULL DEFAULT '',
  updated TEXT NOT NULL,
  UNIQUE (part, quantity)
) STRICT;

CREATE TABLE purchase_order (
  pk INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  supplier INTEGER REFERENCES company(pk) ON DELETE SET NULL,
  supplier_reference TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  status INTEGER NOT NULL DEFAULT 10,
  creation_date TEXT NOT NULL,
  issue_date TEXT,
  complete_date TEXT,
  target_date TEXT,
  created_by INTEGER REFERENCES user(pk) ON DELETE SET NULL
) STRICT;
CREATE INDEX purchase_order_by_supplier ON purchase_order(supplier);

CREATE TRIGGER manufacturer_part_unlinked AFTER DELETE ON manufacturer_part BEGIN
  DELETE FROM barcode_link WHERE model = 'manufacturerpart' AND object_pk = old.pk;
END;
CREATE TRIGGER supplier_part_unlinked AFTER DELETE ON supplier_part BEGIN
  DELETE FROM barcode_link WHERE model = 'supplierpart' AND object_pk = old.pk;
END;
CREATE TRIGGER purchase_order_unlinked AFTER DELETE ON purchase_order BEGIN
  DELETE FROM barcode_link WHERE model = 'purchaseorder' AND object_pk = old.pk;
END;
`
