import {
  BarcodeScannerDriver,
  type Framer,
  type MachineSettingValues,
  type ScanVerdict,
  type SerialSpec,
} from '@scanbench/plugin/machine'
import { choice, text, type SettingValues } from '@scanbench/plugin/settings'
import { ssiBeep } from '../protocols/ssi.ts'
import { FRAMING_SETTINGS, streamFramer } from './framing-settings.ts'

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
  ...FRAMING_SETTINGS,
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
    return streamFramer(settings)
  }

  feedback(verdict: ScanVerdict, settings: MachineSettingValues): Uint8Array | null {
    return settings['FRAMING'] === 'ssi' ? ssiBeep(verdict === 'accepted') : null
  }
}
