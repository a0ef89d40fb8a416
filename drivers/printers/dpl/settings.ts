import { choice, integer } from '@scanbench/plugin/settings'
import { MEDIA_SETTINGS } from '../common/paper-settings.ts'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

export const DPL_PAPER_SETTINGS = {
  DPI: choice({
    name: 'Resolution',
    units: 'dpi',
    description: 'Stands on the printer or on its configuration label',
    choices: ['203', '300', '600'],
    default: '203',
  }),
  DARKNESS: integer({ name: 'Darkness', description: 'From 0 to 30', min: 0, max: 30, default: 10 }),
  SPEED: integer({ name: 'Speed', units: 'inch/s', min: 1, max: 12, default: 4 }),
  ...MEDIA_SETTINGS,
}

export const DPL_SETTINGS = { ...CONNECTION_SETTINGS, ...DPL_PAPER_SETTINGS }
