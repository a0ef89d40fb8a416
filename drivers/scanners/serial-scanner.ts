import {
  BarcodeScannerDriver,
  type Framer,
  type MachineSettingValues,
  type SerialSpec,
} from '@scanbench/plugin/machine'
import { choice, integer, text, type SettingValues } from '@scanbench/plugin/settings'
import { createFramer } from '../protocols/framing.ts'

/** Longer than any symbol holds. */
const MAX_CODE_BYTES = 8192

/** With a terminator, silence does not end a code; it tells that the rest of a torn one will not come. */
const TORN_AFTER_MS = 500

const SETTINGS = {
  PORT: text({
    name: 'Serial port',
    description: 'Such as COM3, or /dev/serial/by-id/...: the latter finds the same scanner in any socket.',
    required: true,
  }),
  BAUD_RATE: choice({
    name: 'Baud rate',
    description: 'As set in the scanner. USB scanners do not mind.',
    choices: ['300', '600', '1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'],
    default: '9600',
  }),
  DATA_BITS: choice({ name: 'Data bits', choices: ['7', '8'], default: '8' }),
  PARITY: choice({ name: 'Parity', choices: ['none', 'even', 'odd'] }),
  STOP_BITS: choice({ name: 'Stop bits', choices: ['1', '2'] }),
  FLOW_CONTROL: choice({
    name: 'Flow control',
    choices: [
      { value: 'none', display_name: 'None' },
      { value: 'rtscts', display_name: 'RTS/CTS' },
      { value: 'xonxoff', display_name: 'XON/XOFF' },
    ],
  }),
  FRAMING: choice({
    name: 'End of a code',
    description: 'What the scanner sends around each code. Choose STX and ETX for codes of several lines.',
    choices: [
      { value: 'cr-lf', display_name: 'CR, LF or both' },
      { value: 'stx-etx', display_name: 'Between STX and ETX' },
      { value: 'none', display_name: 'Nothing: a pause' },
    ],
  }),
  SILENCE_MS: integer({
    name: 'Pause that ends a code',
    description: 'Used when the scanner sends nothing around a code.',
    units: 'ms',
    default: 100,
    min: 10,
    max: 5000,
  }),
}

/** Scanners on a serial port, and USB scanners that look like one. */
export class SerialScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'serial-scanner'
  readonly NAME = 'Serial scanner'
  readonly DESCRIPTION = 'A barcode scanner on a serial port, or on USB as a virtual serial port'
  readonly MACHINE_SETTINGS = SETTINGS

  connection(settings: MachineSettingValues): SerialSpec {
    const values = settings as SettingValues<typeof SETTINGS>
    return {
      transport: 'serial',
      path: values.PORT,
      baudRate: Number(values.BAUD_RATE),
      dataBits: values.DATA_BITS === '7' ? 7 : 8,
      parity: values.PARITY,
      stopBits: values.STOP_BITS === '2' ? 2 : 1,
      flowControl: values.FLOW_CONTROL as SerialSpec['flowControl'],
    }
  }

  createFramer(settings: MachineSettingValues): Framer {
    const values = settings as SettingValues<typeof SETTINGS>
    const terminator = values.FRAMING as 'cr-lf' | 'stx-etx' | 'none'
    const silenceMs = terminator === 'none' ? values.SILENCE_MS : TORN_AFTER_MS
    return createFramer({ terminator, silenceMs, maxBytes: MAX_CODE_BYTES })
  }
}
