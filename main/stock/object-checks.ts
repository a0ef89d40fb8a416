import { AppError } from '@scanbench/plugin'
import type { ModelDeltas, ModelInstance } from '@scanbench/plugin/mixins'

/** What a plugin vouches for, so that the program's own rule is left out. */
export interface Accepted {
  serial: boolean
}

/** Who is asked before something is saved or removed: always outside a transaction, for it may take its time. */
export interface ObjectChecks {
  /** Without anybody to ask, nothing has to be read beforehand. */
  isAsked(): boolean
  /** INVALID_INPUT when it must not be. Deltas are null for something new. */
  save(instance: ModelInstance, deltas: ModelDeltas | null): Promise<Accepted>
  remove(instance: ModelInstance): Promise<void>
  /** The number after this one, or null when there is none. */
  nextSerial(serial: string, part: number | null): Promise<string | null>
  /** The number by which a serial is sorted. */
  serialNumber(serial: string): Promise<number>
  /** The highest serial of a part as a plugin knows it; null leaves it to the stock. */
  latestSerial(part: number): Promise<string | null>
}

/** Objects as they were when somebody was asked about them, by pk; empty when nobody was. */
export type SeenRows = ReadonlyMap<number, { row: string; accepted: Accepted }>

const NOTHING_SEEN: SeenRows = new Map()

interface Edits {
  model: string
  pks: readonly number[]
  /** Field to new value; absent means: stays as it is. */
  input: object
  row: (pk: number) => Promise<object>
  record: (pk: number) => Promise<object>
}

/** Asks about each object as it would become. */
export async function judgeEdits(checks: ObjectChecks, { model, pks, input, row, record }: Edits): Promise<SeenRows> {
  if (!checks.isAsked()) return NOTHING_SEEN
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const seen = new Map<number, { row: string; accepted: Accepted }>()
  for (const pk of pks) {
    const text = JSON.stringify(await row(pk))
    const before = await record(pk)
    const accepted = await checks.save({ model, pk, fields: { ...before, ...given } }, deltasOf(before, given))
    seen.set(pk, { row: text, accepted })
  }
  return seen
}

/** Old and new value of what is given and differs. */
export function deltasOf(before: object, given: object): ModelDeltas {
  const old = new Map<string, unknown>(Object.entries(before))
  const changes = Object.entries(given).filter(([key, value]) => old.get(key) !== value)
  return Object.fromEntries(changes.map(([key, value]) => [key, { old: old.get(key), new: value }]))
}

/** A row that has changed since its change was judged is left alone. */
export function refuseChanged(seen: SeenRows, row: { pk: number }): void {
  const before = seen.get(row.pk)
  if (before === undefined || before.row === JSON.stringify(row)) return
  throw new AppError('CONFLICT', 'Somebody else changed this in the meantime. Look at it again, and repeat the change.')
}
