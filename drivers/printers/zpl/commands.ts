import type { PrinterAbility, PrinterCommand, PrinterQuestion } from '@scanbench/plugin/machine'
import { HOST_IDENTIFICATION_QUESTION } from '../../protocols/zpl/host-identification.ts'
import { HOST_STATUS_QUESTION } from '../../protocols/zpl/host-status.ts'
import { variableQuestion } from '../../protocols/zpl/variable.ts'
import { saying } from '../common/ability.ts'

/** Each is acted upon at once, whatever waits in the printer. */
export const ZPL_COMMANDS: Readonly<Record<PrinterCommand, PrinterAbility>> = {
  feed: saying('~PH\r\n'),
  calibrate: saying('~JC\r\n'),
  'configuration label': saying('~WC\r\n'),
  pause: saying('~PP\r\n'),
  resume: saying('~PS\r\n'),
  cancel: saying('~JA\r\n'),
  reset: saying('~JR\r\n'),
}

/** The status tells how long the labels are that it measured. */
export const ZPL_QUESTIONS: Readonly<Record<PrinterQuestion, PrinterAbility>> = {
  identity: HOST_IDENTIFICATION_QUESTION,
  status: HOST_STATUS_QUESTION,
  counters: variableQuestion('odometer.total_label_count'),
  media: HOST_STATUS_QUESTION,
}
