import { useMemo, useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { type LabelModel, useLabelValues } from '../../../client/label-designs.ts'
import { useStationEvent } from '../../../client/station-events.tsx'
import { fieldsIn, type KnownField } from './fields.ts'
import { type SampleObject, type SampleRow, sampleRows } from './sample-rows.ts'

export interface Samples {
  rows: SampleRow[]
  row: number
  setRow: (row: number) => void
  add: (object: SampleObject) => void
  remove: (item: number) => void
  /** What can be written, with what it is for the row that is shown. */
  fields: KnownField[]
}

/** Rows that the preview pages through; a scan of the right kind is one more. */
export function useSamples(model: LabelModel, document: LabelDocument): Samples {
  const first = useLabelValues(model, null).data
  const [own, setOwn] = useState<readonly SampleObject[] | null>(null)
  const [chosen, setRow] = useState(0)
  const initial = useMemo(
    () => (first === undefined || first.item === null ? [] : [{ item: first.item, name: nameIn(first.values) }]),
    [first],
  )
  const objects = own ?? initial
  const rows = useMemo(() => sampleRows(objects, document), [objects, document])
  const row = Math.min(chosen, Math.max(0, rows.length - 1))
  const shown = rows[row]
  const item = shown?.kind === 'object' ? shown.item : null
  const values = useLabelValues(model, item).data?.values
  const fields = useMemo(() => {
    const base = fieldsIn({ ...values, width: document.widthMm, height: document.heightMm, page_style: undefined })
    const sampled = shown?.kind === 'values' ? fieldsIn(shown.values) : []
    const answers = document.prompts.map(({ key, initial: sample }) => ({ path: `answers.${key}`, sample }))
    const known = new Map([...base, ...sampled, ...answers].map((field) => [field.path, field]))
    return Array.from(known.values())
  }, [values, shown, document])

  const add = (object: SampleObject) => {
    const at = objects.findIndex(({ item: known }) => known === object.item)
    if (at < 0) setOwn([...objects, object])
    setRow(at < 0 ? objects.length : at)
  }
  useStationEvent((event) => {
    if (event.type !== 'scan.resolved' || event.data.match?.model !== model) return
    const { pk } = event.data.match
    add({ item: pk, name: event.data.data })
  })
  const remove = (gone: number) => setOwn(objects.filter(({ item: known }) => known !== gone))
  return { rows, row, setRow, add, remove, fields }
}

function nameIn(values: Readonly<Record<string, unknown>>): string {
  const places = [values['name'], inner(values['location'], 'name'), inner(values['part'], 'name')]
  const name = places.find((text) => typeof text === 'string' && text !== '')
  return typeof name === 'string' ? name : 'First one'
}

function inner(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
