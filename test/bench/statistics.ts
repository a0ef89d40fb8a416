/** Durations of one measurement, in milliseconds. */
export interface Summary {
  count: number
  median: number
  p95: number
  p99: number
  max: number
}

export function summarize(durationsMs: readonly number[]): Summary {
  const sorted = durationsMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN }
}
