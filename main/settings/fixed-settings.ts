/**
 * Settings of the station that clients of InvenTree ask for and that nothing here acts on: they read as their default and
 * cannot be changed, because a switch without an effect would be a lie. What users set for other clients is kept for them.
 */
export const FIXED_SETTINGS: ReadonlySet<string> = new Set([
  'INVENTREE_COMPANY_NAME',
  'BARCODE_ENABLE',
  'BARCODE_INPUT_DELAY',
  'BARCODE_WEBCAM_SUPPORT',
  'BARCODE_SHOW_TEXT',
  'SERIAL_NUMBER_GLOBALLY_UNIQUE',
  'STOCK_DELETE_DEPLETED_DEFAULT',
  'STOCK_ALLOW_EDIT_SERIAL',
  'STOCK_ALLOW_DELETE_SERIALIZED',
  'STOCK_ENABLE_EXPIRY',
  'STOCK_STALE_DAYS',
  'STOCK_ENFORCE_BOM_INSTALLATION',
  'STOCK_ALLOW_OUT_OF_STOCK_TRANSFER',
  'STOCK_MERGE_ON_TRANSFER',
  'STOCK_OWNERSHIP_CONTROL',
  'PART_IPN_REGEX',
  'PART_ALLOW_DUPLICATE_IPN',
  'PART_ENABLE_LOCKING',
  'PROJECT_CODES_ENABLED',
])
