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
const IS_LONG = process.env['TORTURE_LABELS'] !== undefined
const LINES = IS_LONG ? [...IN_SHORT, ...REST] : IN_SHORT

test.each(LINES)(
  'whatever happens to %s labels on a %s line, each comes out once or is in doubt, and comes out once when the last good one is read',
  async (language, line) => {
    const { mishaps, looks, starts, states, ...wrong } = await torture({
      seed: SEED,
      labels: LABELS,
      line,
      language,
      quietMs: 400,
    })
    const life = `TORTURE_SEED=${SEED}, ${language}, ${line}, ${mishaps.length} mishaps, ${looks} looks, ${starts} starts of the device process`
    // A long run that is ended before its last line has told of the others.
    if (IS_LONG) process.stdout.write(`${life}: ${JSON.stringify({ states, ...wrong })}\n`)
    const story = `${life}: ${mishaps.join(', ')}`
    const nothing = { twice: [], missing: [], lost: [], lostAfterScan: [], open: [], outOfOrder: [] }
    expect({ story, ...wrong }).toEqual({ story, ...nothing })
    expect(states.printed).toBeGreaterThan(0)
  },
  60_000 + LABELS * MS_PER_LABEL,
)
