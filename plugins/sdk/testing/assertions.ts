import type { ScanResult } from '../data.ts'
import type { FakeStation, StationMethod } from './fake-station.ts'
import { plainCopy } from './plain-copy.ts'
import type { PluginCalls } from './plugin-calls.ts'

/**
 * Shows the plugin each code and fails with every one that means something else. Null: the code is not the plugin's.
 * @example
 * await assertScans(run, { 'BOX-7': { stockitem: { pk: 7 } }, '4006381333931': null })
 * @since 1.0
 */
export async function assertScans(
  plugin: Pick<PluginCalls, 'scan'>,
  wanted: Readonly<Record<string, ScanResult | null>>,
): Promise<void> {
  const answers: Record<string, unknown> = {}
  for (const barcode of Object.keys(wanted)) answers[barcode] = await plugin.scan(barcode)
  assertSame('scan', wanted, answers)
}

/**
 * Tells the plugin of each event and fails with every one that it takes or leaves against the table.
 * @example
 * await assertEvents(run, { 'stockitem.created': true, 'part.created': false })
 * @since 1.0
 */
export async function assertEvents(
  plugin: Pick<PluginCalls, 'event'>,
  wanted: Readonly<Record<string, boolean>>,
  data: Record<string, unknown> = {},
): Promise<void> {
  const taken: Record<string, unknown> = {}
  for (const name of Object.keys(wanted)) taken[name] = await plugin.event(name, data)
  assertSame('event', wanted, taken)
}

/**
 * Fails unless these bodies, and no others, were sent to a path: the jobs that a plugin printed, the things it changed.
 * @example
 * await run.print({ items: [7] })
 * assertSent(run.station, 'POST', '/api/label/print/', [{ template: 2, items: [7] }])
 * @since 1.0
 */
export function assertSent(
  station: FakeStation,
  method: StationMethod,
  path: string,
  wanted: readonly unknown[],
): void {
  const bodies = station.callsTo(method, path).map(({ body }) => body)
  assertSame(`${method} ${path}`, Object.fromEntries(wanted.entries()), Object.fromEntries(bodies.entries()))
}

/** Everything that differs in one message, for any runner of tests. */
function assertSame(what: string, wanted: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>) {
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
  const lines = keys
    .map((key) => ({ key, is: textOf(found[key]), shouldBe: textOf(wanted[key]) }))
    .filter(({ is, shouldBe }) => is !== shouldBe)
    .map(({ key, is, shouldBe }) => `  ${key}: ${is} and not ${shouldBe}`)
  if (lines.length > 0) throw new Error([`${what}:`, ...lines].join('\n'))
}

/** Plain data in one order of keys. */
function textOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  return JSON.stringify(plainCopy(value, 'The value'), (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
