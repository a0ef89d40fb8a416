import { boolean, choice, integer, text } from '@scanbench/plugin/settings'

/** The switches of mixins that reach far into the station. */
const PLUGIN_SWITCHES = {
  ENABLE_PLUGINS_URL: boolean({ name: 'Addresses of plugins', description: 'Plugins answer below /plugin/' }),
  ENABLE_PLUGINS_NAVIGATION: boolean({
    name: 'Navigation of plugins',
    description: 'Plugins add entries to the navigation',
  }),
  ENABLE_PLUGINS_APP: boolean({ name: 'Tables of plugins', description: 'Plugins keep tables of their own' }),
  ENABLE_PLUGINS_SCHEDULE: boolean({ name: 'Schedule of plugins', description: 'Plugins run tasks by the clock' }),
  ENABLE_PLUGINS_EVENTS: boolean({ name: 'Events for plugins', description: 'Plugins are told what happened' }),
  ENABLE_PLUGINS_INTERFACE: boolean({ name: 'Plugins in the window', description: 'Plugins add parts to the window' }),
  ENABLE_PLUGINS_MAILS: boolean({ name: 'Mail through plugins', description: 'Plugins see mail that comes and goes' }),
}

const MAIL_SERVER = {
  MAIL_HOST: text({ name: 'Mail server', description: 'Sends the mail of the station; empty for no mail' }),
  MAIL_PORT: integer({
    name: 'Port of the mail server',
    description: 'Usually 587',
    min: 1,
    max: 65_535,
    default: 587,
  }),
  MAIL_SECURITY: choice({
    name: 'Encryption of mail',
    description: 'How the way to the mail server is kept private',
    choices: [
      { value: 'starttls', display_name: 'STARTTLS' },
      { value: 'tls', display_name: 'TLS from the first byte' },
      { value: 'none', display_name: 'None: for servers on this machine' },
    ],
    default: 'starttls',
  }),
  MAIL_USER: text({ name: 'User at the mail server', description: 'Empty for servers that ask nobody' }),
  MAIL_PASSWORD: text({ name: 'Password at the mail server', description: 'Of that user', protected: true }),
  MAIL_FROM: text({ name: 'Sender of mail', description: 'Address that mail of the station comes from' }),
}

const CURRENCY = {
  CURRENCY_CODES: text({
    name: 'Currencies',
    description: 'Codes with commas between them; rates are asked for these',
    default: 'AUD,CAD,CNY,EUR,GBP,JPY,NZD,USD',
  }),
  CURRENCY_UPDATE_PLUGIN: text({
    name: 'Source of exchange rates',
    description: 'The plugin that brings them',
    default: 'inventreecurrencyexchange',
  }),
  CURRENCY_UPDATE_INTERVAL: integer({
    name: 'New exchange rates',
    description: 'How often they are brought; 0 for never',
    units: 'days',
    min: 0,
    default: 1,
  }),
}

/** Settings of the whole station, with InvenTree's keys where it has them. */
export const GLOBAL_SETTINGS = {
  ...PLUGIN_SWITCHES,
  PLUGIN_ON_STARTUP: boolean({
    name: 'Install plugins at the start',
    description: 'What plugins.txt lists and is not there is installed when the station starts',
  }),
  PLUGIN_UPDATE_CHECK: boolean({
    name: 'Look for newer plugins',
    description:
      'The page of plugins asks the registry, at most once in an hour; without it only when somebody wants it',
    default: true,
  }),
  PLUGIN_REGISTRY: text({
    name: 'Registry of plugins',
    description: 'Address of the npm registry that plugins come from; empty for the public one',
  }),
  PLUGIN_REGISTRY_TOKEN: text({
    name: 'Token for the registry of plugins',
    description: 'Sent to that registry alone; empty where it asks for none',
    protected: true,
  }),
  ...MAIL_SERVER,
  ...CURRENCY,
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
    description: 'Of prices that do not say theirs; what the stock is worth is told in it',
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
  BARCODE_PLUGIN_ORDER: text({
    name: 'Order of barcode plugins',
    description: 'Plugins that are asked first about a code, in this order; the others follow',
  }),
  BARCODE_FOREIGN_LABELS: boolean({
    name: 'Labels of any seller',
    description: 'Look the numbers on labels of sellers up for which no plugin is on',
  }),
  BARCODE_STORE_RESULTS: boolean({ name: 'Keep scans', description: 'Keep scans sent over HTTP in the history' }),
  BARCODE_RESULTS_MAX_NUM: integer({
    name: 'Kept scans',
    description: 'How many scans the history holds',
    min: 1,
    default: 100,
  }),

  LABEL_ENABLE: boolean({ name: 'Label printing', description: 'Labels can be printed', default: true }),
  LABEL_REPRINT_REASON: boolean({ name: 'Reason of reprints', description: 'Who prints a label again says why' }),
  LABEL_REPRINT_STAFF: boolean({ name: 'Reprints by staff', description: 'Only staff prints labels again' }),
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
  PRICING_DECIMAL_PLACES_MIN: integer({
    name: 'Least decimal places',
    description: 'Of prices on labels and reports where the template says none',
    default: 0,
    min: 0,
    max: 6,
  }),
  PRICING_DECIMAL_PLACES: integer({
    name: 'Most decimal places',
    description: 'Of prices on labels and reports where the template says none',
    default: 6,
    min: 0,
    max: 6,
  }),
  PROJECT_CODES_ENABLED: boolean({ name: 'Project codes', description: 'Use project codes' }),
  REPORT_DEBUG_MODE: boolean({
    name: 'Reports as pages',
    description: 'Reports come as HTML, to see what is wrong with a template',
  }),
  REPORT_FETCH_URLS: boolean({
    name: 'Pictures from the internet',
    description: 'Reports fetch the pictures that they name by http or https; addresses in private networks never',
  }),
  REPORT_ENABLE: boolean({ name: 'Reports', description: 'Reports can be printed', default: true }),
  MACHINE_PING_ENABLED: boolean({ name: 'Watch machines', description: 'Ask machines how they are', default: true }),
}
