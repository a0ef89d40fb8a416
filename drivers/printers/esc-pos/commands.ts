import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { CLEAR_BUFFERS } from '../../protocols/esc-pos/real-time.ts'
import { STATUS_QUESTION } from '../../protocols/esc-pos/status.ts'
import { cannot, COUNTERS_UNTOLD, ROLL_UNTOLD } from '../common/ability.ts'

interface Paper {
  ENDING: string
  FEED_LINES: number
}

export function escPosCommands({ ENDING, FEED_LINES }: Paper): Record<PrinterCommand, PrinterAbility> {
  return {
    feed: ENDING === 'label' ? Uint8Array.of(0x1d, 0x0c) : Uint8Array.of(0x1b, 0x64, Math.max(1, FEED_LINES)),
    calibrate: cannot(
      'Receipt printers look for no gaps, and label models share no command for it. The manual of the model says how.',
    ),
    'configuration label': Uint8Array.of(0x1d, 0x28, 0x41, 2, 0, 0, 2),
    pause: cannot('ESC/POS has no command for a pause. Pause the printer in the queue.'),
    // DLE ENQ 1 prints on from the line where an error stopped it.
    resume: Uint8Array.of(0x10, 0x05, 1),
    cancel: CLEAR_BUFFERS,
    reset: cannot('ESC/POS has no restart. Throw away what waits in the printer, or switch it off and on.'),
  }
}

export const ESC_POS_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: Uint8Array.of(0x1d, 0x49, 67),
  status: STATUS_QUESTION,
  counters: COUNTERS_UNTOLD,
  media: ROLL_UNTOLD,
}
