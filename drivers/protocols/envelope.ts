import { element, plainReading, unread } from './code-element.ts'
import type { CodeElement, CodeReading } from './code-element.ts'
import { dataElement } from './data-identifiers.ts'
import { readElementString } from './gs1/element-string.ts'
import type { Gs1Options } from './gs1/element-string.ts'
import { readEnvelope, splitElement } from './iso15434.ts'
import type { FormatBlock } from './iso15434.ts'

const GS = '\u001d'

type BlockReader = (block: FormatBlock, options: Gs1Options) => CodeElement[]

const READERS: Readonly<Record<string, BlockReader>> = {
  '05': ({ elements }, options) =>
    readElementString(elements.join(GS), { ...options, losesSeparators: false }).elements,
  '06': ({ elements }, { today }) => elements.map((each) => readDataElement(each, today)),
  '07': ({ elements }) => elements.map((text) => element('', 'Free text', text)),
  '12': ({ elements }) => elements.map(readTextElement),
}

const NAMES: Readonly<Record<string, string>> = {
  '01': 'Transport',
  '02': 'EDI message',
  '03': 'EDI message',
  '04': 'EDI message',
  '05': 'GS1',
  '06': 'Data identifiers',
  '07': 'Free text',
  '08': 'CII',
  '09': 'Binary data',
  '10': 'Structured data',
  '11': 'Structured data',
  '12': 'Text identifiers',
}

/** Every block of an ISO/IEC 15434 envelope by its format; null when the text has no such header. */
export function readLabelEnvelope(text: string, options: Gs1Options): CodeReading | null {
  const blocks = readEnvelope(text)
  if (blocks === null) return null
  const elements = blocks.flatMap((block) => {
    const { format } = block
    if (format === null) return block.elements.map((raw) => unread(raw, 'No format stands in front of it.'))
    const read = READERS[format]
    if (read !== undefined) return read(block, options)
    return block.elements.map((raw) => element('', NAMES[format] ?? `Format ${format}`, raw))
  })
  const formats = blocks.flatMap(({ format }) => format ?? []).join(', ')
  const problems = blocks.length === 0 ? ['the envelope is empty'] : []
  return { ...plainReading('envelope', `ISO/IEC 15434, format ${formats}`, elements), problems }
}

function readDataElement(text: string, today: Date): CodeElement {
  const split = splitElement(text)
  if (split === null) return unread(text, 'No data identifier begins like this.')
  return dataElement(split.identifier, split.value, today)
}

/** Text identifiers stand before a blank: `MFR 12345`, `SER 7`. */
function readTextElement(text: string): CodeElement {
  const [, id, value] = /^([A-Z]{3}) (.*)$/s.exec(text) ?? []
  if (id === undefined || value === undefined) return unread(text, 'No text identifier begins like this.')
  return element(id, TEXT_NAMES[id] ?? `Text identifier ${id}`, value)
}

const TEXT_NAMES: Readonly<Record<string, string>> = {
  CAG: 'Maker, by CAGE code',
  DUN: 'Maker, by DUNS number',
  EUC: 'Maker, by GS1',
  MFR: 'Maker',
  PNO: 'Part number',
  PNR: 'Part number',
  SEQ: 'Serial number',
  SER: 'Serial number',
  SPL: 'Supplier',
  UCN: 'Unique component',
  UID: 'Unique item',
  UST: 'Unique serial',
  USN: 'Unique serial',
  LOT: 'Lot number',
  BII: 'Batch',
  QTY: 'Quantity',
}
