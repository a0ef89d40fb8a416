import type { ReportField } from '@scanbench/plugin/machine'
import type { PosReportLayout } from '../protocols/hid-pos.ts'

/** Usages of the HID Point of Sale Usage Tables 1.02, and Byte Count of the page before. */
const POS_PAGE = 0x8c
const IDENTIFIER = 0xfb
const DATA = 0xfe
const CONTINUED = 0xff
const BYTE_COUNT_PAGE = 1
const BYTE_COUNT = 0x3b

/**
 * Where the parts of a scanned-data report are, by what the device says of its reports. Null where it says too little: some
 * describe one field of 63 bytes.
 */
export function posReportLayout(fields: readonly ReportField[]): PosReportLayout | null {
  const data = fields.find((field) => field.usagePage === POS_PAGE && field.usage === DATA && field.bitsEach === 8)
  if (data === undefined) return null
  const { reportId } = data
  const own = fields.filter((field) => field.reportId === reportId)
  const placeOf = (page: number, usage: number) =>
    own.find((field) => field.usagePage === page && field.usage === usage)?.bitAt
  const length = placeOf(BYTE_COUNT_PAGE, BYTE_COUNT)
  const continued = placeOf(POS_PAGE, CONTINUED)
  if (length === undefined || continued === undefined) return null
  const identifier = placeOf(POS_PAGE, IDENTIFIER)
  const idBytes = reportId === 0 ? 0 : 1
  const byteOf = (bit: number) => idBytes + (bit >> 3)
  const ends = own.map(({ bitAt, bitsEach, count }) => byteOf(bitAt + bitsEach * count - 1) + 1)
  return {
    reportId,
    lengthAt: byteOf(length),
    aimAt: identifier === undefined ? null : byteOf(identifier),
    dataAt: byteOf(data.bitAt),
    mostData: data.count,
    continuedAt: byteOf(continued),
    continuedBit: continued & 7,
    reportBytes: Math.max(...ends),
  }
}
