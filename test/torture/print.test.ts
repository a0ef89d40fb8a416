import { expect, test } from 'vitest'
import { torture } from './print-torture.ts'

/** `node build/run.cjs torture` prints far more. What went wrong is tried again with the seed that it tells. */
const LABELS = Number(process.env['TORTURE_LABELS'] ?? 40)
const SEED = Number(process.env['TORTURE_SEED'] ?? Date.now() % 1_000_000)
const MS_PER_LABEL = 1000

const IN_SHORT = [
  ['zpl', 'serial'],
  ['zpl', 'tcp'],
  ['tspl', 'serial'],
  ['brother', 'tcp'],
] as const
const REST = [
  ['tspl', 'tcp'],
  ['brother', 'serial'],
] as const
const LINES = process.env['TORTURE_LABELS'] === undefined ? IN_SHORT : [...IN_SHORT, ...REST]

test.each(LINES)(
  'whatever happens to %s labels on a %s line, each comes out once or is in doubt, and comes out once when the last good one is read',
  async (language, line) => {
    const { mishaps, looks, states, ...wrong } = await torture({
      seed: SEED,
      labels: LABELS,
      line,
      language,
      quietMs: 400,
    })
    const story = `TORTURE_SEED=${SEED}, ${language}, ${line}, ${looks} looks: ${mishaps.join(', ')}`
    const nothing = { twice: [], missing: [], lost: [], lostAfterScan: [], open: [], outOfOrder: [] }
    expect({ story, ...wrong }).toEqual({ story, ...nothing })
    expect(states.printed).toBeGreaterThan(0)
  },
  60_000 + LABELS * MS_PER_LABEL,
)
