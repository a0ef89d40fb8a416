import type { DrawStep } from '@scanbench/plugin/machine'

/** More steps than most labels have. */
const MOST = 64

/**
 * What a language makes of a step: a driver is asked first for each step whether it can draw it, and then for the commands
 * of the label. Steps are never changed. Pictures are new for each label, and what is written of them is kept elsewhere.
 */
export function oncePerStep<Way, Result>(
  encode: (step: DrawStep, way: Way) => Result,
): (step: DrawStep, way: Way) => Result {
  const lately = new Map<DrawStep, { way: Way; result: Result }>()
  return (step, way) => {
    if (step.kind === 'bitmap') return encode(step, way)
    const known = lately.get(step)
    if (known !== undefined && known.way === way) return known.result
    const result = encode(step, way)
    if (lately.size >= MOST) lately.clear()
    lately.set(step, { way, result })
    return result
  }
}
