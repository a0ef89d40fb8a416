import {
  BarcodeScannerDriver,
  parseUsbIdentity,
  type Framer,
  type HidSpec,
  type MachineSettingValues,
  type ScanVerdict,
} from '@scanbench/plugin/machine'
import { boolean, choice, type SettingValues } from '@scanbench/plugin/settings'
import { createHidPosFramer, POS_LAYOUTS, type PosLayoutName } from '../protocols/hid-pos.ts'
import { DEVICE_SETTING } from './device-setting.ts'
import { posReportLayout } from './pos-report-layout.ts'
import { MAX_CODE_BYTES, TORN_AFTER_MS } from './framing-settings.ts'

const SETTINGS = {
  DEVICE: DEVICE_SETTING,
  REPORT_LAYOUT: choice({
    name: 'Layout of its reports',
    description: 'Counts where the scanner does not describe its reports itself. The scanner check finds it out.',
    choices: [
      { value: 'automatic', display_name: 'Told by what each report looks like' },
      { value: 'a', display_name: 'Identifier in bytes 2 to 4 (Honeywell and most others)' },
      { value: 'b', display_name: 'Identifier in bytes 3 to 5 (Zebra)' },
      { value: 'c', display_name: 'No place for an identifier' },
    ],
  }),
  AIM_IN_TEXT: boolean({
    name: 'Identifiers in front of the code',
    description:
      'For scanners whose reports have no place for the AIM identifier: what looks like one in front of a code is one. The scanner check finds it out.',
    default: true,
  }),
}

/** Output report 4 of Honeywell and Hand Held Products; bit 6 is the good-read beep, bit 5 the error beep. */
const BEEPS: Record<ScanVerdict, Uint8Array> = { accepted: Uint8Array.of(4, 0x40), rejected: Uint8Array.of(4, 0x20) }

/** The same report: bit 2 pulls the trigger, bit 1 lets it go. */
const TRIGGER = { pull: Uint8Array.of(4, 0x04), release: Uint8Array.of(4, 0x02) }

/** Composite devices of Honeywell hand codes to this interface only once they are told (feature report FE). */
const REDIRECT = [0xfe, 0x01]

/** Scanners that speak HID POS: bytes and AIM identifier, whatever window is open. */
export class HidPosScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'hid-pos-scanner'
  readonly NAME = 'USB scanner (HID POS)'
  readonly DESCRIPTION = 'A barcode scanner on USB in the mode HID POS, also called USB HID POS or OPOS-HID'
  readonly MACHINE_SETTINGS = SETTINGS
  readonly SETTLE_MS = 250

  connection(settings: MachineSettingValues): HidSpec {
    const { DEVICE } = settings as SettingValues<typeof SETTINGS>
    return { transport: 'hid', device: parseUsbIdentity(DEVICE), kind: 'pos-scanner', openingFeature: REDIRECT }
  }

  createFramer({ AIM_IN_TEXT: aimInText = true, REPORT_LAYOUT: known }: MachineSettingValues = {}): Framer {
    const times = { silenceMs: TORN_AFTER_MS, maxBytes: MAX_CODE_BYTES }
    const framer = createHidPosFramer({ ...times, isAimInText: aimInText === true })
    if (isLayoutName(known)) framer.useLayout(POS_LAYOUTS[known])
    return {
      ...framer,
      describe(fields) {
        const layout = posReportLayout(fields)
        if (layout !== null) framer.useLayout(layout)
      },
      learned() {
        const layout = framer.seenLayout()
        return layout === null ? {} : { REPORT_LAYOUT: layout }
      },
    }
  }

  feedback(verdict: ScanVerdict): Uint8Array {
    return BEEPS[verdict]
  }

  override trigger(isPulled: boolean): Uint8Array {
    return isPulled ? TRIGGER.pull : TRIGGER.release
  }
}

function isLayoutName(value: unknown): value is PosLayoutName {
  return typeof value === 'string' && Object.hasOwn(POS_LAYOUTS, value)
}
