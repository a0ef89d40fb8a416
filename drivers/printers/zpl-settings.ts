import type { MachineSettingValues } from '@scanbench/plugin/machine'
import { choice, integer, text } from '@scanbench/plugin/settings'
import type { SettingValues } from '@scanbench/plugin/settings'

export const PAPER_SETTINGS = {
  DPI: choice({
    name: 'Resolution',
    units: 'dpi',
    description: 'Stands on the printer or on its configuration label',
    choices: ['203', '300', '600'],
    default: '203',
  }),
  DARKNESS: integer({ name: 'Darkness', description: 'From 0 to 30', min: 0, max: 30, default: 15 }),
  SPEED: integer({ name: 'Speed', units: 'inch/s', min: 1, max: 14, default: 4 }),
  MEDIA: choice({
    name: 'Labels',
    choices: [
      { value: 'printer', display_name: 'As set on the printer' },
      { value: 'gap', display_name: 'With gaps or notches' },
      { value: 'mark', display_name: 'With black marks' },
      { value: 'continuous', display_name: 'Endless' },
    ],
    default: 'printer',
  }),
  PRINT_METHOD: choice({
    name: 'Print method',
    choices: [
      { value: 'printer', display_name: 'As set on the printer' },
      { value: 'direct', display_name: 'Direct thermal, no ribbon' },
      { value: 'transfer', display_name: 'Thermal transfer, with ribbon' },
    ],
    default: 'printer',
  }),
}

export const ZPL_SETTINGS = {
  CONNECTION: choice({
    name: 'Connection',
    choices: [
      { value: 'serial', display_name: 'Serial port' },
      { value: 'tcp', display_name: 'Network' },
    ],
    default: 'serial',
  }),
  PORT: text({ name: 'Serial port', description: 'For example COM3 or /dev/ttyUSB0' }),
  BAUD_RATE: choice({
    name: 'Baud rate',
    choices: ['9600', '19200', '38400', '57600', '115200'],
    default: '9600',
  }),
  FLOW_CONTROL: choice({
    name: 'Flow control',
    description: 'The same as on the printer, or long labels lose bytes',
    choices: [
      { value: 'xonxoff', display_name: 'XON/XOFF' },
      { value: 'rtscts', display_name: 'RTS/CTS' },
      { value: 'none', display_name: 'None' },
    ],
    default: 'xonxoff',
  }),
  HOST: text({ name: 'Network address', description: 'Name or IP address of the printer' }),
  TCP_PORT: integer({ name: 'Network port', min: 1, max: 65_535, default: 9100 }),
  ...PAPER_SETTINGS,
}

export type ZplSettingValues = SettingValues<typeof ZPL_SETTINGS>

/** The values of a machine, with the default of each that is not set. */
export function zplSettings(values: MachineSettingValues): ZplSettingValues {
  const defaults = Object.entries(ZPL_SETTINGS).map(([key, setting]) => [key, values[key] ?? setting.default])
  return Object.fromEntries(defaults) as ZplSettingValues
}
