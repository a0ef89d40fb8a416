import type { LabelModel } from '../client/print-jobs.ts'

/** How somebody printed a kind of thing the last time at this window. */
export interface LastPrint {
  template: number
  plugin: string
  machine: string | null
}

const KEY = 'scanbench.last-print'

export function lastPrintOf(model: LabelModel): LastPrint | null {
  return all()[model] ?? null
}

export function rememberPrint(model: LabelModel, print: LastPrint): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [model]: print }))
  } catch {
    // A full or forbidden store costs the memory of a choice, not the label.
  }
}

function all(): Partial<Record<LabelModel, LastPrint>> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<LabelModel, LastPrint>>
  } catch {
    return {}
  }
}
