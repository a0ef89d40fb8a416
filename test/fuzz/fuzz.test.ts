import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCorpus, textOf } from './engine/corpus-file.ts'
import { mutate } from './engine/mutate.ts'
import { problemOf } from './engine/hunt.ts'
import { Random } from './engine/random.ts'
import { TARGETS as CODES } from './targets/codes.ts'
import { TARGETS as DEVICES } from './targets/devices.ts'
import { TARGETS as DISCOVERY } from './targets/discovery.ts'
import { TARGETS as FRAMERS } from './targets/framers.ts'
import { TARGETS as KEYS } from './targets/keys.ts'
import { TARGETS as PRINTERS } from './targets/printers.ts'
import { TARGETS as TEMPLATES } from './targets/templates.ts'

const CHANGES = 200
const SEED = 7

const targets = Object.entries({ ...CODES, ...DEVICES, ...DISCOVERY, ...FRAMERS, ...KEYS, ...PRINTERS, ...TEMPLATES })

test('the page about reliability says how many readers are fuzzed', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reliability.md'), 'utf8')
  expect(page).toContain(`\n${targets.length} readers are fuzzed`)
})

describe('what was kept, and changes of it, break nothing', () => {
  test.each(targets)('%s', (name, target) => {
    const random = new Random(SEED)
    const known = [new Uint8Array(0), ...target.seeds, ...readCorpus(name)]
    const pick = (): Uint8Array => known[random.below(known.length)] ?? new Uint8Array(0)
    const changed = Array.from({ length: CHANGES }, () => mutate(pick(), 256, { random, words: [], other: pick() }))
    const broken = [...known, ...changed].flatMap((input) => {
      const problem = problemOf(target, input)
      return problem === null ? [] : [`${problem}: ${textOf(input)}`]
    })
    expect(broken).toEqual([])
  })
})
