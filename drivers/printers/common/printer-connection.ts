import { AppError } from '@scanbench/plugin'
import { parseUsbIdentity } from '@scanbench/plugin/machine'
import type { ConnectionSpec, MachineSettingValues, SerialSpec } from '@scanbench/plugin/machine'
import { choice, integer, text } from '@scanbench/plugin/settings'
import type { Settings, SettingValues } from '@scanbench/plugin/settings'
import { FLOW_CONTROLS, LINE_SETTINGS, PORT, serialSpec } from '../../serial-settings.ts'

/** Where a printer is connected; printers of every language have these. */
export const CONNECTION_SETTINGS = {
  CONNECTION: choice({
    name: 'Connection',
    choices: [
      { value: 'serial', display_name: 'Serial port' },
      { value: 'usb', display_name: 'USB' },
      { value: 'tcp', display_name: 'Network' },
      { value: 'spooler', display_name: 'Print queue of this computer (tells nothing back)' },
    ],
    default: 'serial',
  }),
  PORT: text(PORT),
  ...LINE_SETTINGS,
  FLOW_CONTROL: choice({
    name: 'Flow control',
    description: 'The same as on the printer, or long labels lose bytes',
    choices: FLOW_CONTROLS,
    default: 'xonxoff',
  }),
  HOST: text({ name: 'Network address', description: 'Name or IP address of the printer' }),
  TCP_PORT: integer({ name: 'Network port', min: 1, max: 65_535, default: 9100 }),
  DEVICE: text({
    name: 'USB device',
    description:
      'Choose the printer: it is found by its serial number in any socket, or by its socket where it has none.',
  }),
  QUEUE: text({ name: 'Print queue', description: 'Its name in the print settings of this computer' }),
}

type ConnectionValues = SettingValues<typeof CONNECTION_SETTINGS>

/** The values of a machine, with the default of each that is not set. */
export function valuesOf<S extends Settings>(declared: S, values: MachineSettingValues): SettingValues<S> {
  if (last === null || last.declared !== declared || last.values !== values)
    last = { declared, values, filled: filledFrom(declared, values) }
  return last.filled as SettingValues<S>
}

/** Drivers ask for every part of every label, and settings are never changed but replaced. */
let last: { declared: Settings; values: MachineSettingValues; filled: MachineSettingValues } | null = null

function filledFrom(declared: Settings, values: MachineSettingValues): MachineSettingValues {
  const filled: Record<string, unknown> = { ...defaultsOf(declared) }
  for (const key in filled) filled[key] = values[key] ?? filled[key]
  return filled
}

const known = new WeakMap<Settings, MachineSettingValues>()

function defaultsOf(declared: Settings): MachineSettingValues {
  const defaults =
    known.get(declared) ?? Object.fromEntries(Object.entries(declared).map(([key, setting]) => [key, setting.default]))
  known.set(declared, defaults)
  return defaults
}

/** Where these settings lead. Throws SETTING_MISSING with the one that is missing. */
export function connectionOf(settings: MachineSettingValues): ConnectionSpec {
  const values = valuesOf(CONNECTION_SETTINGS, settings)
  const connect = CONNECTIONS[values.CONNECTION] ?? serialConnection
  return connect(values)
}

const CONNECTIONS: Readonly<Record<string, (values: ConnectionValues) => ConnectionSpec>> = {
  serial: serialConnection,
  usb: ({ DEVICE }) => ({
    transport: 'usb',
    device: parseUsbIdentity(filled(DEVICE, 'The printer has no USB device yet. Choose DEVICE in its settings.')),
    kind: 'printer',
  }),
  tcp: ({ HOST, TCP_PORT }) => ({
    transport: 'tcp',
    host: filled(HOST, 'The printer has no network address yet. Enter HOST in its settings.'),
    port: TCP_PORT,
  }),
  spooler: ({ QUEUE }) => ({
    transport: 'spooler',
    queue: filled(QUEUE, 'The printer has no print queue yet. Choose QUEUE in its settings.'),
  }),
}

function serialConnection(values: ConnectionValues): SerialSpec {
  const path = filled(values.PORT, 'The printer has no serial port yet. Choose PORT in its settings.')
  return serialSpec({ ...values, PORT: path })
}

function filled(value: string, otherwise: string): string {
  if (value.trim() === '') throw new AppError('SETTING_MISSING', otherwise)
  return value.trim()
}
