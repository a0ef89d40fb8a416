import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { EPL_IDENTITY_QUESTION, EPL_STATUS_QUESTION } from '../../protocols/epl/reports.ts'
import { cannot, COUNTERS_UNTOLD, ENDLESS, ROLL_UNTOLD, saying } from '../common/ability.ts'

export function eplCommands(media: string): Record<PrinterCommand, PrinterAbility> {
  return {
    feed: cannot('EPL has no command that feeds without printing. Press FEED on the printer.'),
    calibrate: media === 'continuous' ? ENDLESS : saying('\r\nxa\r\n'),
    'configuration label': saying('\r\nU\r\n'),
    pause: cannot('EPL has no command for a pause. Pause the printer in the queue.'),
    resume: cannot('EPL has no pause to be ended by a command.'),
    cancel: cannot('EPL throws nothing away by a command of its own. Restart the printer: that empties it.'),
    reset: saying('^@\r\n'),
  }
}

export const EPL_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: EPL_IDENTITY_QUESTION,
  status: EPL_STATUS_QUESTION,
  counters: COUNTERS_UNTOLD,
  media: ROLL_UNTOLD,
}
