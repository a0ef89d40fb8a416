import { boolean, choice, decimal, integer } from '@scanbench/plugin/settings'
import type { SettingValues } from '@scanbench/plugin/settings'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'
import { PRINT_METHOD_SETTINGS, TEXT_SETTINGS } from '../common/paper-settings.ts'

export const TSPL_SETTINGS = {
  ...CONNECTION_SETTINGS,
  DPI: choice({
    name: 'Resolution',
    units: 'dpi',
    description: 'Stands on the printer or on its self-test label',
    choices: ['203', '300', '600'],
    default: '203',
  }),
  DARKNESS: integer({ name: 'Darkness', description: 'From 0 to 15', min: 0, max: 15, default: 8 }),
  SPEED: integer({ name: 'Speed', units: 'inch/s', min: 1, max: 14, default: 4 }),
  MEDIA: choice({
    name: 'Labels',
    choices: [
      { value: 'gap', display_name: 'With gaps or notches' },
      { value: 'mark', display_name: 'With black marks' },
      { value: 'continuous', display_name: 'Endless' },
      { value: 'printer', display_name: 'As set on the printer' },
    ],
    default: 'gap',
  }),
  GAP_MM: decimal({
    name: 'Gap',
    units: 'mm',
    description: 'Height of the gap between labels, or of the black mark',
    min: 0,
    max: 25.4,
    default: 3,
  }),
  ...PRINT_METHOD_SETTINGS,
  TOP_FIRST: boolean({ name: 'Top of the label comes out first', default: false }),
  ...TEXT_SETTINGS,
}

export type TsplSettingValues = SettingValues<typeof TSPL_SETTINGS>
