import type { CodeReading } from '../../../drivers/protocols/code-element.ts'
import type { ModelKey } from '@scanbench/plugin'

/** What a code says that can lead to something of ours; text as read. */
export interface CodeClues {
  /** Objects that are named outright. */
  objects: { model: ModelKey; pk: number }[]
  gtins: string[]
  sscc: string | null
  /** Numbers of the part: ours, the seller's or the maker's. */
  partNumbers: string[]
  serial: string | null
  batch: string | null
  location: string | null
  order: string | null
}

type Clue = 'gtin' | 'sscc' | 'number' | 'serial' | 'batch' | 'location' | 'order'

/** Identifiers of all standards, in one table: they do not clash, for GS1 has no letters and the others have. */
const MEANINGS: Readonly<Record<string, Clue>> = {
  '00': 'sscc',
  '01': 'gtin',
  '02': 'gtin',
  '03': 'gtin',
  '10': 'batch',
  '21': 'serial',
  '240': 'number',
  '241': 'number',
  '400': 'order',
  '254': 'location',
  '8P': 'gtin',
  P: 'number',
  '1P': 'number',
  '30P': 'number',
  '31P': 'number',
  '32P': 'number',
  S: 'serial',
  '1S': 'serial',
  T: 'batch',
  '1T': 'batch',
  '2T': 'batch',
  L: 'location',
  '1L': 'location',
  PNO: 'number',
  PNR: 'number',
  SER: 'serial',
  LOT: 'batch',
  PCN: 'number',
}

/** Elements without an identifier, by their names. */
const NAMES: Readonly<Record<string, Clue>> = {
  'Serial number': 'serial',
  'Lot number': 'batch',
  ISBN: 'gtin',
  'Tracking number': 'order',
}

export function noClues(): CodeClues {
  return { objects: [], gtins: [], sscc: null, partNumbers: [], serial: null, batch: null, location: null, order: null }
}

/** What is plainly wrong leads nowhere: a number with a wrong check digit is another number. */
export function cluesOf({ elements }: CodeReading): CodeClues {
  const clues = noClues()
  for (const { id, name, value, raw, problems } of elements) {
    const clue = id === '' ? NAMES[name] : MEANINGS[id]
    if (clue !== undefined && value !== '' && problems.length === 0) addClue(clues, clue, clue === 'gtin' ? raw : value)
  }
  return clues
}

function addClue(clues: CodeClues, clue: Clue, value: string): void {
  if (clue === 'gtin') clues.gtins.push(value)
  else if (clue === 'number') clues.partNumbers.push(value)
  else clues[clue] ??= value
}

export function hasClues({ objects, gtins, partNumbers, ...single }: CodeClues): boolean {
  return objects.length + gtins.length + partNumbers.length > 0 || Object.values(single).some((value) => value !== null)
}

/** The forms in which one number of an item is written down: with 14, 13, 12 and 8 digits. */
export function gtinForms(gtin: string): string[] {
  const wide = gtin.padStart(14, '0')
  const forms = [14, 13, 12, 8].filter((length) => /^0*$/.test(wide.slice(0, 14 - length)))
  return forms.map((length) => wide.slice(14 - length))
}
