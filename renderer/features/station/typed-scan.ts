import type { Scan } from '../../../main/records/records.ts'
import type { Match } from './look-up.ts'

const MODELS = ['stockitem', 'part', 'stocklocation'] as const

/** What the screen shows for a typed code, from the answer of the look-up; null means nobody knows it. */
export function typedScan(code: string, answer: Record<string, unknown> | null, at: Date): Scan {
  const match = answer === null ? null : matchOf(answer)
  return {
    pk: 0,
    timestamp: at.toISOString(),
    endpoint: '/api/barcode/',
    machine: null,
    machine_name: null,
    user: null,
    data: code,
    raw: '',
    symbology: null,
    simulated: false,
    state: match === null ? 'unknown' : 'matched',
    resolved_at: at.toISOString(),
    plugin: null,
    match,
    error: null,
  }
}

function matchOf(answer: Record<string, unknown>): Match | null {
  for (const model of MODELS) {
    const found = answer[model]
    if (typeof found === 'object' && found !== null && 'pk' in found) return { model, pk: Number(found.pk) }
  }
  return null
}
