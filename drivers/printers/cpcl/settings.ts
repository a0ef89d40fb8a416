import { choice, integer } from '@scanbench/plugin/settings'
import type { SettingValues } from '@scanbench/plugin/settings'
import { MEDIA_SETTINGS, TEXT_SETTINGS } from '../common/paper-settings.ts'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

export const CPCL_SETTINGS = {
  ...CONNECTION_SETTINGS,
  DPI: choice({ name: 'Resolution', units: 'dpi', choices: ['203', '300'], default: '203' }),
  DARKNESS: integer({ name: 'Darkness', description: 'From -99 to 200', min: -99, max: 200, default: 0 }),
  SPEED: integer({ name: 'Speed', description: 'From 0, the slowest, to 5', min: 0, max: 5, default: 3 }),
  ...MEDIA_SETTINGS,
  GRAPHICS: choice({
    name: 'Pictures',
    choices: [
      { value: 'binary', display_name: 'As bytes: fast' },
      { value: 'hexadecimal', display_name: 'As text, for lines that do not let all bytes through' },
    ],
    default: 'binary',
  }),
  ...TEXT_SETTINGS,
}

export type CpclSettingValues = SettingValues<typeof CPCL_SETTINGS>
