import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { STATUS_QUESTION } from '../../protocols/brother-raster/status.ts'
import { cannot, COUNTERS_UNTOLD } from '../common/ability.ts'

/** What was sent in part is ended by as many zeros as the model may still wait for, and the reset forgets it. */
export function brotherCommands({
  invalidateBytes,
}: {
  invalidateBytes: number
}): Record<PrinterCommand, PrinterAbility> {
  const cancel = new Uint8Array(invalidateBytes + 2)
  cancel.set([0x1b, 0x40], invalidateBytes)
  return {
    feed: cannot('Brother printers feed with a label alone. Press the feed key of the printer.'),
    calibrate: cannot('Brother printers read the size from the roll itself; there is nothing to calibrate.'),
    'configuration label': cannot('Brother printers print it by their keys alone; the manual of the model says which.'),
    pause: cannot('Brother printers have no command for a pause. Pause the printer in the queue.'),
    resume: cannot('Brother printers have no pause to be ended by a command.'),
    cancel,
    reset: cannot(
      'Brother printers have no restart by a command. Throw away what waits, or switch the printer off and on.',
    ),
  }
}

/** One answer of 32 bytes tells all of it. */
export const BROTHER_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: STATUS_QUESTION,
  status: STATUS_QUESTION,
  counters: COUNTERS_UNTOLD,
  media: STATUS_QUESTION,
}
