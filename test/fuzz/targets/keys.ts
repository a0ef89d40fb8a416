import {
  nextDue,
  passed,
  pressed,
  QUIET,
  type KeyPress,
  type WedgeOutput,
} from '../../../renderer/app/wedge/recogniser.ts'
import { bytesOf } from '../engine/bytes.ts'
import { demand, type FuzzTargets } from '../engine/target.ts'

const OPTIONS = { gapMs: 40, start: '' }
const NAMED = ['Enter', 'Tab', 'Shift', 'Control', 'Escape', 'F8', 'Dead', 'AltLeft']
const LATE_MS = 10_000

/** Two bytes are a key: what it is, and the pause before it. */
function keysOf(input: Uint8Array): KeyPress[] {
  let at = 0
  return Array.from({ length: input.length >> 1 }, (_, place) => {
    const [sign = 0, pause = 0] = input.subarray(place * 2)
    at += pause
    const key =
      sign < 128 ? (NAMED[sign % 16] ?? String.fromCharCode(Math.max(32, sign))) : String.fromCharCode(sign - 96)
    const stroke = { code: key.length === 1 ? `Key${key}` : key, key, shift: sign % 2 === 1, alt_graph: false }
    return { stroke: { ...stroke, control: sign === 200, alt: sign === 201 }, at, isInField: sign % 3 === 0 }
  })
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control'])

/** Every order of keys and pauses in front of a window. */
export const TARGETS: FuzzTargets = {
  wedge: {
    seeds: [
      bytesOf(Array.from('INV-SI42', (sign) => `${sign}\u0005`).join('') + '\u0000\u0005'),
      bytesOf('a\u00b4b\u00b4\u0000\u00b4'),
    ],
    mostBytes: 256,
    canGrow: true,
    check(input) {
      let wedge = QUIET
      const kept = new Set<object>()
      let before = 0
      const tell = (outputs: readonly WedgeOutput[]): void => {
        for (const output of outputs) {
          if (output.kind === 'release') for (const { stroke } of output.keys) kept.delete(stroke)
          if (output.kind === 'scan') for (const stroke of output.typed.strokes) kept.delete(stroke)
        }
      }
      for (const key of keysOf(input)) {
        const due = nextDue(wedge, OPTIONS)
        demand(due === null || due > before || wedge.phase === 'holding', 'time does not stand still')
        if (due !== null && due <= key.at) {
          const step = passed(wedge, due, OPTIONS)
          wedge = step.wedge
          tell(step.outputs)
        }
        const step = pressed(wedge, key, OPTIONS)
        wedge = step.wedge
        before = key.at
        if (step.isTaken && wedge.phase !== 'after' && !MODIFIERS.has(key.stroke.key)) kept.add(key.stroke)
        tell(step.outputs)
      }
      tell(passed(wedge, before + LATE_MS, OPTIONS).outputs)
      demand(kept.size === 0, 'a key that was kept from the page is in a code or given back')
      demand(nextDue(passed(wedge, before + LATE_MS, OPTIONS).wedge, OPTIONS) === null, 'nothing is kept for ever')
    },
  },
}
