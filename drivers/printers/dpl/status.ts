import { AppError } from '@scanbench/plugin'
import type { IdentityProtocol, PrinterCondition, PrinterStatus, StatusProtocol } from '@scanbench/plugin/machine'
import { readStatus, STATUS_QUESTION } from '../../protocols/dpl/status.ts'
import type { DplStatus } from '../../protocols/dpl/status.ts'

const CONDITIONS: readonly (readonly [keyof DplStatus, PrinterCondition])[] = [
  ['isPaperOut', 'paper out'],
  ['isRibbonOut', 'ribbon out'],
  ['isPaused', 'paused'],
  ['isLabelPresented', 'label waiting'],
]

export const DPL_STATUS: StatusProtocol = {
  request: STATUS_QUESTION,
  parse: (received) => {
    const answer = read(received)
    return answer === 'more' ? 'more' : printerStatus(answer)
  },
}

function read(received: Uint8Array): DplStatus | 'more' {
  try {
    return readStatus(received)
  } catch (error) {
    throw new AppError(
      'DEVICE_PROTOCOL',
      'The printer answered something that is no DPL status. Set its language to DPL, and check its baud rate.',
      { cause: error },
    )
  }
}

function printerStatus(answer: DplStatus): PrinterStatus {
  const conditions = CONDITIONS.filter(([key]) => answer[key] === true).map(([, condition]) => condition)
  const isBusy = answer.isInterpreting || answer.isPrintingBatch || answer.isPrinting || answer.labelsRemaining > 0
  // While it is busy something waits, also when the number of the batch is behind.
  return { state: stateOf(answer, isBusy), conditions, labelsWaiting: Math.max(answer.labelsRemaining, isBusy ? 1 : 0) }
}

function stateOf({ isPaperOut, isRibbonOut, isPaused }: DplStatus, isBusy: boolean): PrinterStatus['state'] {
  if (isPaperOut || isRibbonOut) return 'needs person'
  if (isPaused) return 'paused'
  return isBusy ? 'printing' : 'ready'
}

/** `STX v`: one line with model and firmware. */
export const DPL_IDENTITY: IdentityProtocol = {
  requests: [Uint8Array.of(0x02, 0x76)],
  parse: (received) => {
    const text = String.fromCharCode(...received.subarray(0, 200).filter((byte) => byte !== 0x11 && byte !== 0x13))
    const [, line] = /([^\r\n]+)\r/.exec(text) ?? []
    if (line !== undefined && /^[ -~]+$/.test(line)) return { firmware: line.trim() }
    if (line !== undefined || received.length >= 200)
      throw new AppError('DEVICE_PROTOCOL', 'The printer does not say what it is in the way of DPL.')
    return 'more'
  },
}
