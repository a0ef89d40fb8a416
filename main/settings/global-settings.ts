import { boolean, choice, integer, text } from '@scanbench/plugin/settings'

/** Settings of the whole station, with InvenTree's keys where it has them. */
export const GLOBAL_SETTINGS = {
  STATION_PRINT_ON_SCAN: boolean({
    name: 'Print on scan',
    description: 'Print the label of every item that is scanned',
  }),
  STATION_DEFAULT_PRINTER: text({
    name: 'Default printer',
    description: 'Labels come out here when nobody chose a printer',
  }),
  STATION_SOUND_VOLUME: integer({
    name: 'Sound volume',
    description: 'How loud the station answers a scan',
    units: '%',
    min: 0,
    max: 100,
    default: 70,
  }),
  STATION_SOUND_MUTE: boolean({ name: 'Mute', description: 'No sounds at all' }),
  STATION_DISTANCE: choice({
    name: 'Viewing distance',
    description: 'How far away people stand when they read the screen',
    units: 'm',
    choices: [
      { value: '0.7', display_name: '0.7 m: at the desk' },
      { value: '1.2', display_name: '1.2 m: at the bench' },
      { value: '2', display_name: '2 m: across the bench' },
      { value: '3', display_name: '3 m: across the aisle' },
    ],
    default: '1.2',
  }),

  INVENTREE_INSTANCE: text({
    name: 'Station name',
    description: 'How this station is called on its screen and by other programs',
    default: 'Scanbench',
    required: true,
  }),
  INVENTREE_COMPANY_NAME: text({ name: 'Company name', description: 'Printed on labels that ask for it' }),
  INVENTREE_BASE_URL: text({ name: 'Base address', description: 'Address of this station in links and codes' }),
  INVENTREE_DEFAULT_CURRENCY: text({
    name: 'Default currency',
    description: 'Of prices that do not say theirs',
    default: 'USD',
  }),
  INVENTREE_UPLOAD_MAX_SIZE: integer({
    name: 'Largest upload',
    description: 'Bigger files are refused',
    units: 'MB',
    min: 1,
    default: 10,
  }),

  BARCODE_ENABLE: boolean({ name: 'Barcode support', description: 'Accept scans', default: true }),
  BARCODE_INPUT_DELAY: integer({
    name: 'Barcode input delay',
    description: 'Silence after which a code typed by a scanner is complete',
    units: 'ms',
    min: 1,
    default: 50,
  }),
  BARCODE_WEBCAM_SUPPORT: boolean({ name: 'Camera scanning', description: 'Read codes with a camera', default: true }),
  BARCODE_SHOW_TEXT: boolean({ name: 'Show barcode text', description: 'Print the text below the code' }),
  BARCODE_GENERATION_PLUGIN: text({
    name: 'Barcode generation plugin',
    description: 'Makes the code of a label',
    default: 'inventreebarcode',
  }),
  BARCODE_STORE_RESULTS: boolean({ name: 'Keep scans', description: 'Keep scans sent over HTTP in the history' }),
  BARCODE_RESULTS_MAX_NUM: integer({
    name: 'Kept scans',
    description: 'How many scans the history holds',
    min: 1,
    default: 100,
  }),

  LABEL_ENABLE: boolean({ name: 'Label printing', description: 'Labels can be printed', default: true }),
  LABEL_DPI: integer({
    name: 'Label resolution',
    description: 'Used where the printer does not say its own',
    units: 'dpi',
    min: 100,
    default: 300,
  }),

  SERIAL_NUMBER_GLOBALLY_UNIQUE: boolean({
    name: 'Serial numbers unique everywhere',
    description: 'No two parts may share a serial number',
  }),
  STOCK_DELETE_DEPLETED_DEFAULT: boolean({
    name: 'Delete used-up stock',
    description: 'New stock items vanish when nothing is left of them',
    default: true,
  }),
  STOCK_ALLOW_EDIT_SERIAL: boolean({
    name: 'Serial numbers may be edited',
    description: 'The serial number of an existing item can be changed',
    default: true,
  }),
  STOCK_ALLOW_DELETE_SERIALIZED: boolean({
    name: 'Serialised stock may be deleted',
    description: 'Items with a serial number can be removed',
    default: true,
  }),
  STOCK_BATCH_CODE_TEMPLATE: text({
    name: 'Batch code template',
    description: 'Makes the batch code of new stock; empty for none',
  }),
  STOCK_ENABLE_EXPIRY: boolean({ name: 'Stock can expire', description: 'Show and use expiry dates' }),
  STOCK_STALE_DAYS: integer({
    name: 'Warn before expiry',
    description: 'From when on stock counts as stale',
    units: 'days',
    min: 0,
  }),
  STOCK_ENFORCE_BOM_INSTALLATION: boolean({
    name: 'Install by the bill of materials only',
    description: 'Only parts on the bill of materials can be installed',
    default: true,
  }),
  STOCK_ALLOW_OUT_OF_STOCK_TRANSFER: boolean({
    name: 'Move stock that is not there',
    description: 'Items that are out of stock can be transferred',
  }),
  STOCK_MERGE_ON_TRANSFER: boolean({
    name: 'Merge on transfer',
    description: 'Stock joins equal stock at its new place',
  }),
  STOCK_OWNERSHIP_CONTROL: boolean({ name: 'Stock ownership', description: 'Stock and places have owners' }),

  PART_IPN_REGEX: text({ name: 'Form of part numbers', description: 'Regular expression for IPNs; empty for any' }),
  PART_ALLOW_DUPLICATE_IPN: boolean({
    name: 'Part numbers may repeat',
    description: 'Several parts can share an IPN',
    default: true,
  }),
  PART_ENABLE_LOCKING: boolean({ name: 'Part locking', description: 'Locked parts cannot be changed', default: true }),
  PROJECT_CODES_ENABLED: boolean({ name: 'Project codes', description: 'Use project codes' }),
  REPORT_ENABLE: boolean({ name: 'Reports', description: 'Reports can be printed' }),
  MACHINE_PING_ENABLED: boolean({ name: 'Watch machines', description: 'Ask machines how they are', default: true }),
}
