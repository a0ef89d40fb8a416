import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { STATUS_QUESTION } from '../../protocols/dpl/status.ts'
import { COUNTERS_UNTOLD, ROLL_UNTOLD } from '../common/ability.ts'

const SOH = 0x01
const STX = 0x02

/** Its pause key is one command for both ways, and a cancel leaves it paused. */
export const DPL_COMMANDS: Readonly<Record<PrinterCommand, PrinterAbility>> = {
  feed: Uint8Array.of(STX, 0x46),
  'configuration label': Uint8Array.of(STX, 0x5a),
  calibrate: Uint8Array.of(STX, 0x4b, 0x51, 0x0d),
  pause: Uint8Array.of(SOH, 0x42),
  resume: Uint8Array.of(SOH, 0x42),
  cancel: Uint8Array.of(SOH, 0x43),
  reset: Uint8Array.of(SOH, 0x23),
}

export const DPL_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: Uint8Array.of(STX, 0x76),
  status: STATUS_QUESTION,
  counters: COUNTERS_UNTOLD,
  media: ROLL_UNTOLD,
}
