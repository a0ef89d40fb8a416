import type { ReportField } from '@scanbench/plugin/machine'
import { POS_LAYOUTS, type PosLayoutName, type PosReportLayout } from '../../protocols/hid-pos.ts'
import { type ScannerMode, type ScannerRequest, type ShownCode } from './scanner-mode.ts'

/** Of code 128: a report always names a kind. */
const USUAL_KIND = ']C0'
const CONTINUED = 1
const POS_PAGE = 0x8c
/** Zebra has identifiers of its own for these. */
const ZEBRA_IDENTIFIERS: Readonly<Record<string, string>> = { ']E0': ']X9', ']E4': ']XC', ']e0': ']Xr', ']L0': ']XV' }

/** Bits of output report 4. */
const WISHES: readonly (readonly [bit: number, request: ScannerRequest])[] = [
  [0x02, 'release'],
  [0x04, 'trigger'],
  [0x20, 'error beep'],
  [0x40, 'beep'],
]

/** Point-of-sale reports in one of the layouts of the field. */
export function createPosMode(name: PosLayoutName): ScannerMode {
  const layout = POS_LAYOUTS[name]
  return {
    carries: 'messages',
    say: (code) => reportsOf(code, name, layout),
    withoutEnd: (said) => said.map((report) => report.with(layout.continuedAt, CONTINUED)),
    // A report of which nobody knows what it is.
    garble: (report) => report.with(0, layout.reportId ^ 0x80),
    hear: ([report, wish = 0]) => (report === 4 ? WISHES.flatMap(([bit, request]) => (wish & bit ? request : [])) : []),
    acknowledgement: null,
    fields: fieldsOf(layout),
  }
}

function reportsOf({ aim, bytes }: ShownCode, name: PosLayoutName, layout: PosReportLayout): Uint8Array[] {
  const { mostData } = layout
  // Where the report has no place for it, the identifier comes as the beginning of the code if it is switched on.
  const data = layout.aimAt === null ? Uint8Array.from([...latin1(aim), ...bytes]) : bytes
  const identifier = name === 'b' ? (ZEBRA_IDENTIFIERS[aim] ?? aim) : aim
  const parts = Array.from({ length: Math.max(1, Math.ceil(data.length / mostData)) }, (_, part) =>
    data.subarray(part * mostData, (part + 1) * mostData),
  )
  return parts.map((part, index) => {
    const report = new Uint8Array(layout.reportBytes)
    report[0] = layout.reportId
    report[layout.lengthAt] = part.length
    if (layout.aimAt !== null) report.set(latin1(identifier === '' ? USUAL_KIND : identifier), layout.aimAt)
    report.set(part, layout.dataAt)
    report[layout.continuedAt] = index < parts.length - 1 ? CONTINUED << layout.continuedBit : 0
    return report
  })
}

function fieldsOf({ reportId, lengthAt, aimAt, dataAt, mostData, continuedAt, continuedBit }: PosReportLayout) {
  const field = (usagePage: number, usage: number, at: number, rest: Partial<ReportField> = {}): ReportField => ({
    reportId,
    usagePage,
    usage,
    bitAt: 8 * (at - 1),
    bitsEach: 8,
    count: 1,
    ...rest,
  })
  const identifier = aimAt === null ? [] : [0, 1, 2].map((place) => field(POS_PAGE, 0xfb + place, aimAt + place))
  return [
    field(1, 0x3b, lengthAt),
    ...identifier,
    field(POS_PAGE, 0xfe, dataAt, { count: mostData }),
    field(POS_PAGE, 0xff, continuedAt, { bitAt: 8 * (continuedAt - 1) + continuedBit, bitsEach: 1 }),
  ]
}

function latin1(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}
