import { choice, integer } from '@scanbench/plugin/settings'
import { MEDIA_SETTINGS, PRINT_METHOD_SETTINGS } from '../common/paper-settings.ts'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

const PAPER_SETTINGS = {
  DPI: choice({
    name: 'Resolution',
    units: 'dpi',
    description: 'Stands on the printer or on its configuration label',
    choices: ['203', '300', '600'],
    default: '203',
  }),
  DARKNESS: integer({ name: 'Darkness', description: 'From 0 to 30', min: 0, max: 30, default: 15 }),
  SPEED: integer({ name: 'Speed', units: 'inch/s', min: 1, max: 14, default: 4 }),
  ...MEDIA_SETTINGS,
  ...PRINT_METHOD_SETTINGS,
}

export const ZPL_SETTINGS = {
  ...CONNECTION_SETTINGS,
  ...PAPER_SETTINGS,
  GRAPHICS: choice({
    name: 'Pictures',
    description:
      'Compressed pictures are a third as long; printers that only speak the language of Zebra often print them as rubbish',
    choices: [
      { value: 'auto', display_name: 'Compressed where the printer is known to read it' },
      { value: 'zlib', display_name: 'Compressed, for printers of Zebra' },
      { value: 'runs', display_name: 'In runs, for every printer' },
      { value: 'hexadecimal', display_name: 'Every dot by itself, for printers that read no runs either' },
    ],
    default: 'auto',
  }),
}
