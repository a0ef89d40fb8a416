import { boolean, choice, integer } from '@scanbench/plugin/settings'
import { MEDIA_SETTINGS } from '../common/paper-settings.ts'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

export const SBPL_PAPER_SETTINGS = {
  DPI: choice({
    name: 'Resolution',
    units: 'dpi',
    description: 'Stands on the printer',
    choices: ['203', '305', '609'],
    default: '203',
  }),
  DARKNESS: integer({ name: 'Darkness', description: 'From 1 to 5', min: 1, max: 5, default: 3 }),
  SPEED: integer({ name: 'Speed', units: 'inch/s', min: 2, max: 12, default: 4 }),
  ...MEDIA_SETTINGS,
  FRAMED: boolean({
    name: 'STX and ETX around each job',
    description: 'Only where the serial port of the printer is set so',
    default: false,
  }),
}

export const SBPL_SETTINGS = { ...CONNECTION_SETTINGS, ...SBPL_PAPER_SETTINGS }
