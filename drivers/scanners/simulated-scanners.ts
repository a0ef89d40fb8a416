import {
  BarcodeScannerDriver,
  type ConnectionSpec,
  type DriverClass,
  type Framer,
  type MachineSettingValues,
  type ScanVerdict,
  type SequelStep,
  type SimulatedScannerMode,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { HidPosScannerDriver } from './hid-pos-scanner.ts'
import { SharedKeyboardScannerDriver } from './keyboard-scanners.ts'
import { SerialScannerDriver } from './serial-scanner.ts'
import { TcpScannerDriver } from './tcp-scanner.ts'
import { FRAMING_SETTINGS } from './framing-settings.ts'
import { COMMANDS } from './scanner-commands.ts'

interface Simulated {
  mode: SimulatedScannerMode
  name: string
  /** The driver of real ones. */
  Driver: new () => BarcodeScannerDriver
  /** What is no matter of choice in this mode. */
  fixed: MachineSettingValues
}

const NONE: MachineSettingValues = {}

const KINDS: readonly Simulated[] = [
  { mode: 'hid-pos-a', name: 'HID POS, layout of Honeywell', Driver: HidPosScannerDriver, fixed: NONE },
  { mode: 'hid-pos-b', name: 'HID POS, layout of Zebra', Driver: HidPosScannerDriver, fixed: NONE },
  { mode: 'hid-pos-c', name: 'HID POS without identifier', Driver: HidPosScannerDriver, fixed: NONE },
  { mode: 'serial', name: 'serial', Driver: SerialScannerDriver, fixed: NONE },
  { mode: 'ssi', name: 'SSI', Driver: SerialScannerDriver, fixed: { FRAMING: 'ssi', COMMANDS: 'automatic' } },
  { mode: 'keyboard', name: 'typing', Driver: SharedKeyboardScannerDriver, fixed: NONE },
  { mode: 'tcp', name: 'network', Driver: TcpScannerDriver, fixed: NONE },
]

/** Nothing of where it is connected, and of the line to it, is a choice. */
const KEPT: ReadonlySet<string> = new Set([...Object.keys({ ...FRAMING_SETTINGS, ...COMMANDS }), 'AIM_IN_TEXT'])

function simulatedScanner({ mode, name, Driver, fixed }: Simulated): DriverClass {
  const real = new Driver()
  const settings: Settings = Object.fromEntries(
    Object.entries(real.MACHINE_SETTINGS).filter(([key]) => KEPT.has(key) && !(key in fixed)),
  )
  return class SimulatedModeScannerDriver extends BarcodeScannerDriver {
    readonly SLUG = `simulated-${mode}-scanner`
    readonly NAME = `Simulated scanner, ${name}`
    readonly DESCRIPTION = 'A scanner in the program that speaks like a real one, and can be given faults'
    override readonly SIMULATED = true
    override readonly MACHINE_SETTINGS = settings
    override readonly SETTLE_MS = real.SETTLE_MS

    connection(): ConnectionSpec {
      return { transport: 'simulated', device: `${mode}-scanner` }
    }

    createFramer(values: MachineSettingValues): Framer {
      return real.createFramer({ ...values, ...fixed })
    }

    override feedback(verdict: ScanVerdict, values: MachineSettingValues): Uint8Array | null {
      return real.feedback(verdict, { ...values, ...fixed })
    }

    override sequel(verdict: ScanVerdict, values: MachineSettingValues): readonly SequelStep[] {
      return real.sequel(verdict, { ...values, ...fixed })
    }

    override trigger(isPulled: boolean, values: MachineSettingValues): Uint8Array | null {
      return real.trigger(isPulled, { ...values, ...fixed })
    }
  }
}

/** One of each mode that scanners are in. */
export const SIMULATED_SCANNERS: readonly DriverClass[] = KINDS.map(simulatedScanner)
