import { frame, framed } from './framed.ts'

/** The answer to `~HS`: three strings, each between STX and ETX, then CR LF. */
export interface HostStatus {
  isPaperOut: boolean
  isPaused: boolean
  labelLengthDots: number
  /** Labels received and not yet begun. */
  formatsInBuffer: number
  isBufferFull: boolean
  /** The beginning of a label has arrived, not its end. */
  isFormatPartial: boolean
  isTooCold: boolean
  isTooHot: boolean
  isHeadOpen: boolean
  isRibbonOut: boolean
  /** Printed, and waiting to be taken off. */
  isLabelWaiting: boolean
  /** Still to come of the label that is printing. */
  labelsRemaining: number
}

export const HOST_STATUS_QUESTION: Uint8Array = new TextEncoder().encode('~HS\r\n')

/** The longest answer has 90 characters; more without three strings is something else. */
const MOST_BYTES = 512

/** `'more'` while the answer is not complete. Throws on what can never become one. */
export function parseHostStatus(received: Uint8Array): HostStatus | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_BYTES))
  const strings = framed(text).map((line) => line.split(','))
  const [first, second] = strings
  if (first === undefined || second === undefined || strings.length < 3) {
    if (received.length > MOST_BYTES) throw new Error(`No answer to ~HS in ${received.length} bytes`)
    return 'more'
  }
  if (first.length < 12 || second.length < 9) throw new Error(`Not an answer to ~HS: ${first.join(',')}`)
  return readStrings(first, second)
}

function readStrings(first: string[], second: string[]): HostStatus {
  return {
    isPaperOut: isSet(first[1]),
    isPaused: isSet(first[2]),
    labelLengthDots: numberOf(first[3]),
    formatsInBuffer: numberOf(first[4]),
    isBufferFull: isSet(first[5]),
    isFormatPartial: isSet(first[7]),
    isTooCold: isSet(first[10]),
    isTooHot: isSet(first[11]),
    isHeadOpen: isSet(second[2]),
    isRibbonOut: isSet(second[3]),
    isLabelWaiting: isSet(second[7]),
    labelsRemaining: numberOf(second[8]),
  }
}

function isSet(field: string | undefined): boolean {
  return numberOf(field) === 1
}

function numberOf(field: string | undefined): number {
  if (field === undefined || !/^\s*\d+\s*$/.test(field))
    throw new Error(`Not an answer to ~HS: "${field}" is no number`)
  return Number(field)
}

/** The answer as a printer writes it. */
export function writeHostStatus(status: HostStatus): Uint8Array {
  const first = [
    '030',
    flag(status.isPaperOut),
    flag(status.isPaused),
    digits(status.labelLengthDots, 4),
    digits(status.formatsInBuffer, 3),
    flag(status.isBufferFull),
    '0',
    flag(status.isFormatPartial),
    '000',
    '0',
    flag(status.isTooCold),
    flag(status.isTooHot),
  ]
  const second = [
    '000',
    '0',
    flag(status.isHeadOpen),
    flag(status.isRibbonOut),
    '0',
    '2',
    '4',
    flag(status.isLabelWaiting),
    digits(status.labelsRemaining, 8),
    '1',
    '000',
  ]
  const strings = [first.join(','), second.join(','), '1234,0']
  return new TextEncoder().encode(strings.map(frame).join(''))
}

function flag(value: boolean): string {
  return value ? '1' : '0'
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
