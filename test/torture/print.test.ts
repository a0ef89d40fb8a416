import { expect, test } from 'vitest'
import type { Line } from './rough-printer.ts'
import { torture } from './print-torture.ts'

/** `node build/run.cjs torture` prints far more, with a seed of its own. */
const LABELS = Number(process.env['TORTURE_LABELS'] ?? 60)
const SEED = Number(process.env['TORTURE_SEED'] ?? 1)
const MS_PER_LABEL = 400

test.each<Line>(['serial', 'tcp'])(
  'whatever happens on a %s line, no label comes out twice, none is lost, and what is in doubt says so',
  async (line) => {
    const { mishaps, states, ...wrong } = await torture({ seed: SEED, labels: LABELS, line, quietMs: 400 })
    const story = `seed ${SEED}, ${line}: ${mishaps.join(', ')}`
    const nothing = { twice: [], missing: [], open: [], outOfOrder: [] }
    expect({ story, ...wrong }).toEqual({ story, ...nothing })
    expect(states.printed).toBeGreaterThan(0)
  },
  60_000 + LABELS * MS_PER_LABEL,
)
