import Papa from 'papaparse'
import type { LabelDocument } from '../../../../main/records/label-document.ts'

type Sample = LabelDocument['samples'][number]

export interface CsvSamples {
  samples: Sample[]
  /** What of the file was left out, and why. */
  problems: string[]
}

/** More are not kept in a template. */
export const MOST_SAMPLES = 1000

/** The first line names the fields: `part.name` becomes the name of the part. */
export function samplesFromCsv(text: string, room: number): CsvSamples {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  })
  const names = (meta.fields ?? []).filter((name) => name !== '')
  if (names.length === 0) return { samples: [], problems: ['The file has no first line with the names of fields.'] }
  const samples = data.map((row, index) => sampleOf(row, names, index))
  const problems = errors
    .filter(({ type }) => type !== 'Delimiter')
    .slice(0, 3)
    .map(({ message, row }) => `Line ${(row ?? 0) + 2}: ${message}`)
  if (samples.length > room) problems.push(`Only ${room} of ${samples.length} rows have room in a template.`)
  return { samples: samples.slice(0, room), problems }
}

function sampleOf(row: Record<string, string>, names: readonly string[], index: number): Sample {
  const values: Record<string, unknown> = {}
  for (const name of names) setAt(values, name.split('.'), row[name] ?? '')
  const first = names.map((name) => row[name] ?? '').find((text) => text !== '')
  return { name: (first ?? `Row ${index + 1}`).slice(0, 100), values }
}

function setAt(values: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    values[name] = value
    return
  }
  const inner = values[name]
  const own = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  values[name] = own
  setAt(own, rest, value)
}
