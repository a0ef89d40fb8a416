import { boolean, choice, decimal, integer } from '@scanbench/plugin/settings'
import type { SettingValues } from '@scanbench/plugin/settings'
import { TEXT_SETTINGS } from '../common/paper-settings.ts'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

export const EPL_SETTINGS = {
  ...CONNECTION_SETTINGS,
  DPI: choice({
    name: 'Resolution',
    units: 'dpi',
    description: 'Stands on the printer or on its configuration label',
    choices: ['203', '300'],
    default: '203',
  }),
  DARKNESS: integer({ name: 'Darkness', description: 'From 0 to 15', min: 0, max: 15, default: 8 }),
  SPEED: integer({ name: 'Speed', description: 'From 1, the slowest, to 6', min: 1, max: 6, default: 2 }),
  MEDIA: choice({
    name: 'Labels',
    choices: [
      { value: 'gap', display_name: 'With gaps or notches' },
      { value: 'mark', display_name: 'With black marks' },
      { value: 'continuous', display_name: 'Endless' },
    ],
    default: 'gap',
  }),
  GAP_MM: decimal({
    name: 'Gap',
    units: 'mm',
    description: 'Height of the gap between labels, or of the black mark',
    min: 2,
    max: 30,
    default: 3,
  }),
  PRINT_METHOD: choice({
    name: 'Print method',
    choices: [
      { value: 'printer', display_name: 'As set on the printer' },
      { value: 'direct', display_name: 'Direct thermal, no ribbon' },
    ],
    default: 'printer',
  }),
  TOP_FIRST: boolean({ name: 'Top of the label comes out first', default: true }),
  MATRIX_CODES: choice({
    name: 'QR and Data Matrix codes',
    choices: [
      { value: 'dots', display_name: 'Drawn by the program: every printer' },
      { value: 'printer', display_name: 'Drawn by the printer: later firmware only' },
    ],
    default: 'dots',
  }),
  REPORTS: boolean({
    name: 'The printer tells when a label is out',
    description: 'Needs a line that brings answers back: serial or USB',
    default: true,
  }),
  ...TEXT_SETTINGS,
}

export type EplSettingValues = SettingValues<typeof EPL_SETTINGS>
