import { AppError } from '@scanbench/plugin'
import type { PrinterCondition, PrinterStatus, StatusProtocol } from '@scanbench/plugin/machine'
import { readStatus, STATUS_QUESTION } from '../../protocols/sbpl/status.ts'
import type { SbplError, SbplStatus } from '../../protocols/sbpl/status.ts'

const ERRORS: Readonly<Record<SbplError, PrinterCondition>> = {
  buffer: 'buffer full',
  'head open': 'head open',
  paper: 'paper out',
  ribbon: 'ribbon out',
  media: 'not calibrated',
  sensor: 'not calibrated',
  head: 'head fault',
  cover: 'head open',
  card: 'fault',
  cutter: 'cutter fault',
  other: 'fault',
}

const STATES: Readonly<Record<SbplStatus['state'], PrinterStatus['state']>> = {
  'off line': 'needs person',
  waiting: 'ready',
  printing: 'printing',
  dispensing: 'printing',
  analysing: 'printing',
  error: 'needs person',
}

export const SBPL_STATUS: StatusProtocol = {
  request: STATUS_QUESTION,
  parse: (received) => {
    const answer = read(received)
    return answer === 'more' ? 'more' : printerStatus(answer)
  },
}

function read(received: Uint8Array): SbplStatus | 'more' {
  try {
    return readStatus(received)
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      'The printer answered something that is no SBPL status. Set it to SBPL and to status 4, and check its baud rate.',
      { cause: error },
    )
  }
}

function printerStatus(answer: SbplStatus): PrinterStatus {
  const state = answer.isStopped && answer.error === null ? 'paused' : STATES[answer.state]
  return { state, conditions: conditionsOf(answer), labelsWaiting: answer.labelsRemaining }
}

function conditionsOf(answer: SbplStatus): PrinterCondition[] {
  const present: (PrinterCondition | false)[] = [
    answer.error !== null && ERRORS[answer.error],
    answer.state === 'off line' && 'offline',
    answer.isStopped && 'paused',
    answer.state === 'dispensing' && 'label waiting',
    answer.isStockLow && 'paper low',
    answer.isBufferNearFull && 'buffer full',
  ]
  return present.filter((condition) => condition !== false)
}
