import {
  BarcodeScannerDriver,
  parseUsbIdentity,
  type Framer,
  type HidSpec,
  type MachineSettingValues,
  type UsbSpec,
} from '@scanbench/plugin/machine'
import type { SettingValues } from '@scanbench/plugin/settings'
import { DEVICE_SETTING } from './device-setting.ts'
import { keyboardFramer } from './typing-scanner.ts'

const SETTINGS = { DEVICE: DEVICE_SETTING }

const deviceOf = (settings: MachineSettingValues) =>
  parseUsbIdentity((settings as SettingValues<typeof SETTINGS>).DEVICE)

/** A typing scanner that the station listens to; its keys still reach the window that has the focus. */
export class SharedKeyboardScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'hid-keyboard-scanner'
  readonly NAME = 'Typing scanner, shared'
  readonly DESCRIPTION =
    'A scanner that types, known by its USB device; its keys reach other programs too, so use it where nobody types'
  readonly MACHINE_SETTINGS = SETTINGS

  connection(settings: MachineSettingValues): HidSpec {
    return { transport: 'hid', device: deviceOf(settings), kind: 'keyboard' }
  }

  createFramer(settings: MachineSettingValues): Framer {
    return keyboardFramer(settings)
  }
}

/** A typing scanner that is taken away from the system: no key of it reaches anybody else. */
export class ExclusiveKeyboardScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'usb-keyboard-scanner'
  readonly NAME = 'Typing scanner, exclusive'
  readonly DESCRIPTION =
    'A scanner that types, taken away from the system: it works behind other windows and types into none (Linux)'
  readonly MACHINE_SETTINGS = SETTINGS

  connection(settings: MachineSettingValues): UsbSpec {
    return { transport: 'usb', device: deviceOf(settings), kind: 'keyboard' }
  }

  createFramer(settings: MachineSettingValues): Framer {
    return keyboardFramer(settings)
  }
}
