import { boolean, choice, text } from '@scanbench/plugin/settings'

/** Settings each user has for himself or herself. */
export const USER_SETTINGS = {
  LABEL_INLINE: boolean({
    name: 'Show labels in the window',
    description: 'Open label files instead of saving them',
    default: true,
  }),
  LABEL_DEFAULT_PRINTER: text({ name: 'Default label plugin', description: 'Chosen before anybody chooses' }),
  LAST_USED_PRINTING_MACHINES: text({
    name: 'Last used printers',
    description: 'Identifiers of machines, most recent first',
    hidden: true,
  }),
  REPORT_INLINE: boolean({ name: 'Show reports in the window', description: 'Open reports instead of saving them' }),
  BARCODE_IN_FORM_FIELDS: boolean({ name: 'Scan into forms', description: 'Offer scanning in form fields' }),
  NOTIFICATION_ERROR_REPORT: boolean({
    name: 'Tell about errors',
    description: 'Be told of errors in the program',
    default: true,
  }),
  DATE_DISPLAY_FORMAT: choice({
    name: 'Form of dates',
    description: 'How dates are shown',
    choices: ['YYYY-MM-DD', 'YYYY/MM/DD', 'DD-MM-YYYY', 'DD/MM/YYYY', 'MM-DD-YYYY', 'MM/DD/YYYY', 'MMM DD YYYY'],
    default: 'YYYY-MM-DD',
  }),
}
