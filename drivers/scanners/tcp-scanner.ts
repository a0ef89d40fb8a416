import {
  BarcodeScannerDriver,
  type Framer,
  type MachineSettingValues,
  type ScanVerdict,
  type SequelStep,
  type TcpSpec,
} from '@scanbench/plugin/machine'
import { integer, text, type SettingValues } from '@scanbench/plugin/settings'
import { FRAMING_SETTINGS, streamFramer } from './framing-settings.ts'
import { COMMANDS, commandsOf } from './scanner-commands.ts'

const SETTINGS = {
  HOST: text({ name: 'Address', description: 'Name or IP address of the scanner.', required: true }),
  PORT_NUMBER: integer({ name: 'Port', default: 2001, min: 1, max: 65_535 }),
  ...FRAMING_SETTINGS,
  ...COMMANDS,
}

/** Fixed scanners, and scanners behind a serial device server. */
export class TcpScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'tcp-scanner'
  readonly NAME = 'Network scanner'
  readonly DESCRIPTION = 'A barcode scanner that is reached over the network, at its own address or at a device server'
  readonly MACHINE_SETTINGS = SETTINGS

  connection(settings: MachineSettingValues): TcpSpec {
    const { HOST, PORT_NUMBER } = settings as SettingValues<typeof SETTINGS>
    return { transport: 'tcp', host: HOST, port: PORT_NUMBER }
  }

  createFramer(settings: MachineSettingValues): Framer {
    return streamFramer(settings)
  }

  override feedback(verdict: ScanVerdict, settings: MachineSettingValues): Uint8Array | null {
    return commandsOf(settings).beep?.[verdict] ?? null
  }

  override sequel(verdict: ScanVerdict, settings: MachineSettingValues): readonly SequelStep[] {
    return commandsOf(settings).sequel[verdict]
  }

  override trigger(isPulled: boolean, settings: MachineSettingValues): Uint8Array | null {
    const { pull, release } = commandsOf(settings)
    return isPulled ? pull : release
  }
}
