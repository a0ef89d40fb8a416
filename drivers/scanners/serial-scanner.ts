import {
  BarcodeScannerDriver,
  type Framer,
  type MachineSettingValues,
  type ScanVerdict,
  type SequelStep,
  type SerialSpec,
} from '@scanbench/plugin/machine'
import { choice, text } from '@scanbench/plugin/settings'
import { FLOW_CONTROLS, LINE_SETTINGS, PORT, serialSpec } from '../serial-settings.ts'
import { FRAMING_SETTINGS, streamFramer } from './framing-settings.ts'
import { COMMANDS, commandsOf } from './scanner-commands.ts'

const SETTINGS = {
  PORT: text({ ...PORT, required: true }),
  ...LINE_SETTINGS,
  FLOW_CONTROL: choice({ name: 'Flow control', choices: FLOW_CONTROLS }),
  ...FRAMING_SETTINGS,
  ...COMMANDS,
}

/** Scanners on a serial port, and USB scanners that look like one. */
export class SerialScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'serial-scanner'
  readonly NAME = 'Serial scanner'
  readonly DESCRIPTION = 'A barcode scanner on a serial port, or on USB as a virtual serial port'
  readonly MACHINE_SETTINGS = SETTINGS

  connection(settings: MachineSettingValues): SerialSpec {
    return serialSpec(settings)
  }

  createFramer(settings: MachineSettingValues): Framer {
    return streamFramer(settings)
  }

  feedback(verdict: ScanVerdict, settings: MachineSettingValues): Uint8Array | null {
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
