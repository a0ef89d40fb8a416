import type { DemoPart } from './demo-catalogue.ts'
import type { Random } from './random.ts'

export interface DemoItem {
  part: number
  quantity: number
  serial: string | null
  serial_int: number | null
  batch: string | null
  location: number | null
  status: number
  expiry_date: string | null
  purchase_price: number
  purchase_price_currency: string
  created: string
}

/** The demonstration ends on this day, so that one seed gives one warehouse whenever it is made. */
const LAST_DAY = Date.UTC(2026, 9, 30, 15)
const DAY_MS = 86_400_000

/** Oldest first. */
export function* demoItems(parts: readonly DemoPart[], count: number, random: Random): Generator<DemoItem> {
  const serials = new Map<number, number>()
  for (let index = 0; index < count; index += 1) {
    const part = partFor(parts, index, random)
    const age = Math.floor(((count - index) / count) * 700)
    const created = new Date(LAST_DAY - age * DAY_MS - random.between(0, 8 * 3600) * 1000)
    const serial = part.kind === 'serial' ? (serials.get(part.pk) ?? 0) + 1 : null
    if (serial !== null) serials.set(part.pk, serial)
    yield {
      part: part.pk,
      quantity: quantityOf(part, random),
      serial: serial === null ? null : String(serial).padStart(5, '0'),
      serial_int: serial,
      batch: part.kind === 'batch' ? batchOf(created) : null,
      location: random.chance(0.02) ? null : random.pick(part.shelves),
      status: statusOf(random),
      expiry_date: part.default_expiry === 0 ? null : day(created.getTime() + part.default_expiry * DAY_MS),
      ...priceOf(part),
      created: created.toISOString(),
    }
  }
}

/** Every part has some stock before chance decides. */
function partFor(parts: readonly DemoPart[], index: number, random: Random): DemoPart {
  const part = parts[index < parts.length ? index : random.between(0, parts.length - 1)]
  if (part === undefined) throw new RangeError('A warehouse without parts')
  return part
}

function quantityOf({ kind, units }: DemoPart, random: Random): number {
  if (kind === 'serial') return 1
  return units === 'm'
    ? random.between(2, 900) / 2
    : random.pick([1, 5, 10, 12, 20, 25, 48, 50, 100, 144, 200, 250, 500])
}

/** By the number of the part, so that all of its items cost the same. Some of them come from Europe. */
function priceOf({ pk, kind }: DemoPart): Pick<DemoItem, 'purchase_price' | 'purchase_price_currency'> {
  const cents = 15 + ((pk * 37) % 480)
  const price = kind === 'serial' ? cents * 40 : cents
  return { purchase_price: price / 100, purchase_price_currency: pk % 3 === 0 ? 'EUR' : 'USD' }
}

/** `L2611`: year and week of delivery. */
function batchOf(created: Date): string {
  const week = Math.floor((created.getTime() - Date.UTC(created.getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1
  return `L${String(created.getUTCFullYear()).slice(2)}${String(week).padStart(2, '0')}`
}

function statusOf(random: Random): number {
  return random.chance(0.94) ? 10 : random.pick([50, 50, 55, 55, 65, 70, 75, 85])
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
