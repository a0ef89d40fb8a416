import type { MachineSettingValues, SerialSpec } from '@scanbench/plugin/machine'
import { boolean, choice, integer, text, type SettingValues } from '@scanbench/plugin/settings'

const OTHER = 'other'

/** The line settings of every machine on a serial port; `port` is what its own kind says of PORT. */
export const LINE_SETTINGS = {
  BAUD_RATE: choice({
    name: 'Baud rate',
    description: 'As set in the device. Devices on USB do not mind.',
    choices: [
      ...['300', '600', '1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'].map(same),
      ...['230400', '460800', '921600'].map(same),
      { value: OTHER, display_name: 'Another, entered below' },
    ],
    default: '9600',
  }),
  OTHER_BAUD_RATE: integer({
    name: 'Another baud rate',
    description: 'Used where the baud rate is another than the list has.',
    min: 50,
    max: 4_000_000,
    default: 250_000,
  }),
  DATA_BITS: choice({ name: 'Data bits', choices: ['5', '6', '7', '8'], default: '8' }),
  PARITY: choice({
    name: 'Parity',
    choices: [
      { value: 'none', display_name: 'None' },
      { value: 'even', display_name: 'Even' },
      { value: 'odd', display_name: 'Odd' },
      { value: 'mark', display_name: 'Mark' },
      { value: 'space', display_name: 'Space' },
    ],
  }),
  STOP_BITS: choice({
    name: 'Stop bits',
    description: 'One and a half: on Linux with five data bits alone.',
    choices: ['1', '1.5', '2'],
  }),
  DTR: boolean({
    name: 'Signal DTR',
    description: 'Some devices are silent, or start anew, by this line.',
    default: true,
  }),
  RTS: boolean({ name: 'Signal RTS', description: 'With RTS/CTS the line sees to it by itself.', default: true }),
}

export const FLOW_CONTROLS = [
  { value: 'none', display_name: 'None' },
  { value: 'rtscts', display_name: 'RTS/CTS' },
  { value: 'xonxoff', display_name: 'XON/XOFF' },
]

/** Which port, as every machine on one is told of it. */
export const PORT = {
  name: 'Serial port',
  description:
    'Choose the device: a USB device is then found in any socket, whatever port it is given. A port of the computer itself goes by its name.',
}

const PORT_SETTING = text(PORT)
const FLOW_CONTROL = choice({ name: 'Flow control', choices: FLOW_CONTROLS })

type LineValues = SettingValues<typeof LINE_SETTINGS & { PORT: typeof PORT_SETTING; FLOW_CONTROL: typeof FLOW_CONTROL }>

/** The line that these settings describe; what is not set is as usual: 9600 8N1. */
export function serialSpec(settings: MachineSettingValues): SerialSpec {
  const values = settings as Partial<LineValues>
  const { DTR: dtr = true, RTS: rts = true } = values
  return {
    transport: 'serial',
    path: values.PORT ?? '',
    baudRate: Number(values.BAUD_RATE === OTHER ? values.OTHER_BAUD_RATE : (values.BAUD_RATE ?? '9600')),
    dataBits: DATA_BITS[values.DATA_BITS ?? '8'] ?? 8,
    parity: (values.PARITY ?? 'none') as SerialSpec['parity'],
    stopBits: STOP_BITS[values.STOP_BITS ?? '1'] ?? 1,
    flowControl: (values.FLOW_CONTROL ?? 'none') as SerialSpec['flowControl'],
    ...(dtr && rts ? {} : { signals: { dtr, rts } }),
  }
}

const DATA_BITS: Readonly<Record<string, SerialSpec['dataBits']>> = { 5: 5, 6: 6, 7: 7, 8: 8 }
const STOP_BITS: Readonly<Record<string, SerialSpec['stopBits']>> = { 1: 1, '1.5': 1.5, 2: 2 }

function same(value: string): { value: string; display_name: string } {
  return { value, display_name: value }
}
