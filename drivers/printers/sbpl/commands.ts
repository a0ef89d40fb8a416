import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { STATUS_QUESTION } from '../../protocols/sbpl/status.ts'
import { cannot, COUNTERS_UNTOLD, ROLL_UNTOLD, saying } from '../common/ability.ts'

/** A job with nothing in it feeds a label. */
export const SBPL_COMMANDS: Readonly<Record<PrinterCommand, PrinterAbility>> = {
  feed: job('\u001bQ1'),
  calibrate: cannot('SBPL has no command that measures the roll. Use the menu of the printer.'),
  'configuration label': job('\u001bCT'),
  pause: Uint8Array.of(0x10),
  resume: Uint8Array.of(0x11),
  cancel: Uint8Array.of(0x18),
  reset: cannot(
    'SBPL has no reset that printers of all series know. Throw away what waits, or switch the printer off and on.',
  ),
}

export const SBPL_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: cannot('SBPL has no question for the model that all series answer. On USB its device id tells it.'),
  status: STATUS_QUESTION,
  counters: COUNTERS_UNTOLD,
  media: ROLL_UNTOLD,
}

function job(commands: string): Uint8Array {
  return saying(`\u001bA${commands}\u001bZ`)
}
