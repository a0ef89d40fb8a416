/** The 32 bytes that the printer sends on request and by itself. */
export interface BrotherStatus {
  series: number
  model: number
  errors1: number
  errors2: number
  mediaWidthMm: number
  mediaType: number
  mediaLengthMm: number
  type: BrotherStatusType
  isPrinting: boolean
  notification: number
}

export type BrotherStatusType =
  'reply' | 'printing completed' | 'error' | 'turned off' | 'notification' | 'phase change'

export const STATUS_QUESTION: Uint8Array = Uint8Array.of(0x1b, 0x69, 0x53)
export const STATUS_BYTES = 32

const TYPES: readonly (BrotherStatusType | null)[] = [
  'reply',
  'printing completed',
  'error',
  null,
  'turned off',
  'notification',
  'phase change',
]

const START = [0x80, 0x20, 0x42] as const

/** Where a status begins, as far as it has come; -1 when none does. */
export function statusStart(bytes: Uint8Array): number {
  return bytes.findIndex((_, at) =>
    START.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte),
  )
}

/** One whole status; null when it is none. */
export function readStatus(bytes: Uint8Array): BrotherStatus | null {
  if (bytes.length < STATUS_BYTES || !START.every((byte, index) => bytes[index] === byte)) return null
  const type = TYPES[bytes[18] ?? 0] ?? null
  return type === null
    ? null
    : {
        series: bytes[3] ?? 0,
        model: bytes[4] ?? 0,
        errors1: bytes[8] ?? 0,
        errors2: bytes[9] ?? 0,
        mediaWidthMm: bytes[10] ?? 0,
        mediaType: bytes[11] ?? 0,
        mediaLengthMm: bytes[17] ?? 0,
        type,
        isPrinting: bytes[19] === 1,
        notification: bytes[22] ?? 0,
      }
}

/** The status as a printer writes it. */
export function writeStatus(status: BrotherStatus): Uint8Array {
  const bytes = new Uint8Array(STATUS_BYTES)
  bytes.set([...START, status.series, status.model, 0x30])
  bytes.set([status.errors1, status.errors2, status.mediaWidthMm, status.mediaType], 8)
  bytes[17] = status.mediaLengthMm
  bytes[18] = TYPES.indexOf(status.type)
  bytes[19] = status.isPrinting ? 1 : 0
  bytes[22] = status.notification
  return bytes
}
