/** What a HID interface is for: one row for each of its top-level collections. */
export interface HidCollection {
  usagePage: number
  usage: number
}

/** One field of an input report: so many values of one usage, each of so many bits. */
export interface HidField {
  reportId: number
  usagePage: number
  usage: number
  /** From the beginning of the report, its id not counted. */
  bitAt: number
  bitsEach: number
  count: number
}

/** The parts of a HID report descriptor that the transports need (Device Class Definition for HID 1.11, 6.2.2). */
export interface HidDescriptor {
  collections: HidCollection[]
  inputFields: HidField[]
  /** Bytes of each output report without its id, by id; id 0 where reports have none. */
  outputBytes: ReadonlyMap<number, number>
  /** The same of its feature reports. */
  featureBytes: ReadonlyMap<number, number>
}

const USAGE_PAGE = 0x04
const REPORT_SIZE = 0x74
const REPORT_ID = 0x84
const REPORT_COUNT = 0x94
const USAGE = 0x08
const INPUT = 0x80
const OUTPUT = 0x90
const FEATURE = 0xb0
const COLLECTION = 0xa0
const END_COLLECTION = 0xc0
const PUSH = 0xa4
const POP = 0xb4
const LONG_ITEM = 0xfe
/** Of a main item: padding. */
const CONSTANT = 1

interface Global {
  usagePage: number
  reportSize: number
  reportCount: number
  reportId: number
}

/** Reads as far as it understands; a descriptor that is cut short gives what came before. */
export function parseHidDescriptor(bytes: Uint8Array): HidDescriptor {
  const collections: HidCollection[] = []
  const inputFields: HidField[] = []
  const bits = {
    input: new Map<number, number>(),
    output: new Map<number, number>(),
    feature: new Map<number, number>(),
  }
  const pushed: Global[] = []
  let global: Global = { usagePage: 0, reportSize: 0, reportCount: 0, reportId: 0 }
  let usages: number[] = []
  let depth = 0

  function count(reports: Map<number, number>): void {
    const { reportId, reportSize, reportCount } = global
    reports.set(reportId, (reports.get(reportId) ?? 0) + reportSize * reportCount)
  }

  /** The last usage goes for all values that are left (6.2.2.8). */
  function addFields(isConstant: boolean): void {
    const { reportId, reportSize: bitsEach, reportCount } = global
    const from = bits.input.get(reportId) ?? 0
    count(bits.input)
    if (isConstant) return
    const named = usages.slice(0, reportCount)
    for (const [place, usage] of named.entries()) {
      const isLast = place === named.length - 1
      const page = usage > 0xffff ? usage >>> 16 : global.usagePage
      inputFields.push({
        reportId,
        usagePage: page,
        usage: usage & 0xffff,
        bitAt: from + place * bitsEach,
        bitsEach,
        count: isLast ? reportCount - place : 1,
      })
    }
  }

  const actions: Readonly<Record<number, (value: number) => void>> = {
    [USAGE_PAGE]: (value) => void (global.usagePage = value),
    [REPORT_SIZE]: (value) => void (global.reportSize = value),
    [REPORT_COUNT]: (value) => void (global.reportCount = value),
    [REPORT_ID]: (value) => void (global.reportId = value),
    [USAGE]: (value) => void usages.push(value),
    [PUSH]: () => void pushed.push({ ...global }),
    [POP]: () => void (global = pushed.pop() ?? global),
    [INPUT]: (value) => addFields((value & CONSTANT) !== 0),
    [OUTPUT]: () => count(bits.output),
    [FEATURE]: () => count(bits.feature),
    [COLLECTION]() {
      depth += 1
      const usage = usages[0] ?? 0
      // A usage of four bytes brings its page along.
      if (depth === 1)
        collections.push({ usagePage: usage > 0xffff ? usage >>> 16 : global.usagePage, usage: usage & 0xffff })
    },
    [END_COLLECTION]: () => void (depth -= 1),
  }

  for (const { tag, value } of items(bytes)) {
    actions[tag]?.(value)
    // Main items use up what was said locally.
    if ((tag & 0x0c) === 0) usages = []
  }
  return { collections, inputFields, outputBytes: inBytes(bits.output), featureBytes: inBytes(bits.feature) }
}

function inBytes(bits: ReadonlyMap<number, number>): Map<number, number> {
  return new Map(Array.from(bits, ([id, count]) => [id, Math.ceil(count / 8)]))
}

function* items(bytes: Uint8Array): Generator<{ tag: number; value: number }> {
  for (let at = 0; at < bytes.length;) {
    const prefix = bytes[at] ?? 0
    if (prefix === LONG_ITEM) {
      at += 3 + (bytes[at + 1] ?? 0)
      continue
    }
    const size = [0, 1, 2, 4][prefix & 3] ?? 0
    let value = 0
    for (let index = size; index > 0; index -= 1) value = ((value << 8) | (bytes[at + index] ?? 0)) >>> 0
    yield { tag: prefix & 0xfc, value }
    at += 1 + size
  }
}
