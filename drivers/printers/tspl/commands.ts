import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { TSPL_STATUS_QUESTION } from '../../protocols/tspl/status.ts'
import { ENDLESS, ROLL_UNTOLD, saying } from '../common/ability.ts'

/** How it finds where labels begin, by the kind of roll; as set on the printer, they have gaps. */
const DETECTING: Readonly<Record<string, PrinterAbility>> = {
  mark: saying('BLINEDETECT\r\n'),
  continuous: ENDLESS,
}

export function tsplCommands(media: string): Record<PrinterCommand, PrinterAbility> {
  return {
    feed: saying('FORMFEED\r\n'),
    calibrate: DETECTING[media] ?? saying('GAPDETECT\r\n'),
    'configuration label': saying('SELFTEST\r\n'),
    pause: saying('\u001b!P'),
    resume: saying('\u001b!O'),
    cancel: saying('\u001b!.'),
    reset: saying('\u001b!R'),
  }
}

export const TSPL_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: saying('~!T'),
  status: TSPL_STATUS_QUESTION,
  counters: saying('~!@'),
  media: ROLL_UNTOLD,
}
