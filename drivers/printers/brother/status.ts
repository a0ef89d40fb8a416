import { AppError } from '@scanbench/plugin'
import type {
  IdentityProtocol,
  PrinterCondition,
  PrinterNews,
  PrinterStatus,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import { brotherModelOfStatus } from '../../protocols/brother-raster/models.ts'
import { readStatus, STATUS_BYTES, STATUS_QUESTION, statusStart } from '../../protocols/brother-raster/status.ts'
import type { BrotherStatus } from '../../protocols/brother-raster/status.ts'

type Bit = readonly [mask: number, condition: PrinterCondition]

const ERRORS_1: readonly Bit[] = [
  [0x01, 'paper out'],
  [0x02, 'paper out'],
  [0x04, 'cutter fault'],
  [0x08, 'battery low'],
  [0x10, 'fault'],
  [0x40, 'fault'],
  [0x80, 'fault'],
]
const ERRORS_2: readonly Bit[] = [
  [0x01, 'wrong media'],
  [0x02, 'buffer full'],
  [0x04, 'fault'],
  [0x08, 'buffer full'],
  [0x10, 'head open'],
  [0x40, 'paper jam'],
  [0x80, 'fault'],
]
/** Stopped by its key on a QL, too hot on a PT. */
const STOPPED = 0x20
const PT_SERIES = 0x30
/** Bits that the printer goes on with. */
const WARNINGS: ReadonlySet<PrinterCondition> = new Set(['battery low', 'buffer full'])

/** Long enough for a reply behind all that the printer says by itself in the meantime. */
const MOST_BYTES = 64 * STATUS_BYTES

export const BROTHER_STATUS = {
  request: STATUS_QUESTION,
  parse: (received: Uint8Array): PrinterStatus | 'more' => {
    const reply = replyIn(received)
    return reply === 'more' ? 'more' : printerStatus(reply)
  },
  unasked: newsIn,
} satisfies StatusProtocol

export const BROTHER_IDENTITY: IdentityProtocol = {
  requests: [STATUS_QUESTION],
  parse: (received) => {
    const reply = replyIn(received)
    if (reply === 'more') return 'more'
    const model = brotherModelOfStatus(reply.series, reply.model)
    return { manufacturer: 'Brother', ...(model === null ? {} : { model }) }
  },
}

/** The answer to the question, behind whatever it told by itself. */
function replyIn(received: Uint8Array): BrotherStatus | 'more' {
  for (let rest = received; rest.length > 0;) {
    const start = statusStart(rest)
    if (start === -1) return refused()
    if (rest.length - start < STATUS_BYTES) break
    const status = readStatus(rest.subarray(start))
    if (status?.type === 'reply') return status
    rest = rest.subarray(start + (status === null ? 1 : STATUS_BYTES))
  }
  if (received.length > MOST_BYTES) return refused()
  return 'more'
}

function refused(): never {
  throw new AppError(
    'DEVICE_PROTOCOL',
    'The printer answered something that is no Brother status. Switch off its P-touch template or Editor Lite mode.',
  )
}

function newsIn(received: Uint8Array): PrinterNews {
  const start = statusStart(received)
  if (start !== 0) return { used: start === -1 ? received.length : start, printed: 0, status: null }
  if (received.length < STATUS_BYTES) return { used: 0, printed: 0, status: null }
  const status = readStatus(received)
  if (status === null) return { used: 1, printed: 0, status: null }
  const printed = status.type === 'printing completed' ? 1 : 0
  return { used: STATUS_BYTES, printed, status: printerStatus(status) }
}

function printerStatus(status: BrotherStatus): PrinterStatus {
  const conditions = conditionsOf(status)
  const state = stateOf(status, conditions)
  // It answers when it has read everything before the question, so an idle one has printed what it was sent.
  const labelsWaiting = state === 'ready' ? 0 : 1
  return { state, conditions, labelsWaiting, ...mediaOf(status) }
}

function conditionsOf({ series, errors1, errors2 }: BrotherStatus): PrinterCondition[] {
  const stopped: Bit = [STOPPED, series === PT_SERIES ? 'too hot' : 'fault']
  const bits = ERRORS_1.filter(([mask]) => (errors1 & mask) !== 0)
  const more = [...ERRORS_2, stopped].filter(([mask]) => (errors2 & mask) !== 0)
  return [...new Set([...bits, ...more].map(([, condition]) => condition))]
}

function stateOf(status: BrotherStatus, conditions: PrinterCondition[]): PrinterStatus['state'] {
  if (conditions.some((condition) => !WARNINGS.has(condition))) return 'needs person'
  if (status.type === 'error' || status.type === 'turned off') return 'needs person'
  return status.isPrinting ? 'printing' : 'ready'
}

function mediaOf({ mediaType, mediaWidthMm, mediaLengthMm }: BrotherStatus): Pick<PrinterStatus, 'media'> {
  if (mediaWidthMm === 0 || mediaType === 0 || mediaType === 0xff) return {}
  return { media: { widthMm: mediaWidthMm, lengthMm: mediaLengthMm === 0 ? null : mediaLengthMm } }
}
