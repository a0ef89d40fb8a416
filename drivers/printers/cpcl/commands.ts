import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { CPCL_STATUS_QUESTION, CPCL_VERSION_QUESTION } from '../../protocols/cpcl/status.ts'
import { cannot, COUNTERS_UNTOLD, ROLL_UNTOLD, saying } from '../common/ability.ts'

/** Outside of a label, a form feed goes to the beginning of the next one; anything else that is no question would be printed. */
export const CPCL_COMMANDS: Readonly<Record<PrinterCommand, PrinterAbility>> = {
  feed: saying('\f'),
  calibrate: cannot('CPCL has no command that measures the roll: the printer looks for the gap with every label.'),
  'configuration label': cannot('Printers of CPCL print it by their keys: hold FEED while you switch the printer on.'),
  pause: cannot('CPCL has no command for a pause. Pause the printer in the queue.'),
  resume: cannot('CPCL has no pause to be ended by a command.'),
  cancel: cannot('CPCL throws nothing away by a command. Switch the printer off and on.'),
  reset: cannot('CPCL has no reset that printers of all makes know. Switch the printer off and on.'),
}

export const CPCL_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: CPCL_VERSION_QUESTION,
  status: CPCL_STATUS_QUESTION,
  counters: COUNTERS_UNTOLD,
  media: ROLL_UNTOLD,
}
