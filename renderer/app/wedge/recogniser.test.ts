import { describe, expect, test } from 'vitest'
import type { Stroke } from '../../client/keyboard-scans.ts'
import { passed, pressed, QUIET, type KeyPress, type Wedge, type WedgeOptions, type WedgeOutput } from './recogniser.ts'

const OPTIONS: WedgeOptions = { gapMs: 40, start: '' }

function stroke(key: string, changes: Partial<Stroke> = {}): Stroke {
  const code = key.length === 1 ? `Key${key.toUpperCase()}` : key
  return { code, key, shift: false, control: false, alt: false, alt_graph: false, ...changes }
}

/** Runs keys with the pauses before them, as the window does: time passes in small steps. */
function run(
  keys: (readonly [pauseMs: number, stroke: Stroke])[],
  { isInField = false, options = OPTIONS, thenMs = 1000 } = {},
) {
  let wedge: Wedge = QUIET
  let now = 5000
  const told: string[] = []
  const taken: boolean[] = []
  const tell = (outputs: readonly WedgeOutput[]) =>
    outputs.forEach((output) => {
      if (output.kind === 'retract') told.push('retract')
      if (output.kind === 'scan') told.push(`scan ${output.typed.strokes.map(({ key }) => key).join('')}`)
      if (output.kind === 'release') told.push(`release ${output.keys.map((key: KeyPress) => key.stroke.key).join('')}`)
    })
  const wait = (ms: number) => {
    for (const end = now + ms; now < end;) {
      now = Math.min(end, now + 5)
      const step = passed(wedge, now, options)
      wedge = step.wedge
      tell(step.outputs)
    }
  }
  for (const [pauseMs, one] of keys) {
    wait(pauseMs)
    const step = pressed(wedge, { stroke: one, at: now, isInField }, options)
    wedge = step.wedge
    taken.push(step.isTaken)
    tell(step.outputs)
  }
  wait(thenMs)
  return { told, taken }
}

const typed = (text: string, pauseMs: number) => Array.from(text, (key) => [pauseMs, stroke(key)] as const)
const ENTER = stroke('Enter')
const alt = (code: string) => [5, stroke(code, { alt: true })] as const

describe('a scanner', () => {
  test.each([1, 6, 10, 19, 28])('with %i ms between keys is one code, its Enter taken with it', (pauseMs) => {
    const { told, taken } = run([...typed('INV-SI42', pauseMs), [pauseMs, ENTER]])
    expect({ told, all: taken.every(Boolean) }).toEqual({ told: ['scan INV-SI42'], all: true })
  })

  test('is told with the key that ended it, its longest pause and its time', () => {
    const keys = typed('ABCDE', 5).map((key, index) => (index === 3 ? ([20, key[1]] as const) : key))
    let wedge: Wedge = QUIET
    let at = 0
    const outputs = [...keys, [5, ENTER] as const].flatMap(([pauseMs, one]) => {
      at += pauseMs
      const step = pressed(wedge, { stroke: one, at, isInField: false }, OPTIONS)
      wedge = step.wedge
      return step.outputs
    })
    expect(outputs).toMatchObject([{ kind: 'scan', typed: { ending: 'Enter', gap_ms: 20, took_ms: 35 } }])
  })

  test('without a suffix ends by silence', () => {
    expect(run(typed('INV-SI42', 5)).told).toEqual(['scan INV-SI42'])
  })

  test('Tab ends a code as Enter does', () => {
    expect(run([...typed('ABCD', 5), [5, stroke('Tab')]]).told).toEqual(['scan ABCD'])
  })

  test('chords in a code are part of it: neither Ctrl+W nor F5 gets out', () => {
    const chord = stroke('w', { control: true })
    const { told, taken } = run([...typed('ABCD', 5), [5, chord], [5, stroke('F5')], ...typed('EF', 5), [5, ENTER]])
    expect({ told, all: taken.every(Boolean) }).toEqual({ told: ['scan ABCDwF5EF'], all: true })
  })

  test('a chord among its first keys belongs to the code as well', () => {
    const chord = stroke('w', { control: true })
    const { told, taken } = run([...typed('AB', 5), [5, chord], ...typed('CD', 5), [5, ENTER]])
    expect({ told, all: taken.every(Boolean) }).toEqual({ told: ['scan ABwCD'], all: true })
  })

  test('what it sends behind its Enter reaches nobody', () => {
    const { told, taken } = run([...typed('ABCD', 5), [5, ENTER], [3, stroke('j', { control: true })]])
    expect({ told, last: taken.at(-1) }).toEqual({ told: ['scan ABCD'], last: true })
  })

  test('two codes in a row are two', () => {
    expect(run([...typed('ABCD', 5), [5, ENTER], ...typed('EFGH', 5), [5, ENTER]]).told).toEqual([
      'scan ABCD',
      'scan EFGH',
    ])
  })

  test('modifiers alone change nothing', () => {
    const shift = stroke('Shift', { shift: true })
    expect(run([[5, shift], ...typed('AB', 5), [1, shift], ...typed('CD', 5), [5, ENTER]]).told).toEqual(['scan ABCD'])
  })

  test('numbers typed with Alt are a code', () => {
    const { told } = run([
      alt('AltLeft'),
      alt('Numpad6'),
      alt('Numpad5'),
      alt('AltLeft'),
      alt('Numpad6'),
      alt('Numpad6'),
    ])
    expect(told).toEqual(['scan AltLeftNumpad6Numpad5AltLeftNumpad6Numpad6'])
  })

  test('one that is slow in a field has its first keys taken out again', () => {
    const { told } = run([...typed('INV-SI42', 25), [25, ENTER]], { isInField: true })
    expect(told).toEqual(['release I', 'release N', 'retract', 'scan INV-SI42'])
  })

  test('one with a start character begins at once, and nothing else is ever held', () => {
    const options = { gapMs: 40, start: '§' }
    const typing = run(typed('fast', 5), { options })
    const scan = run([...typed('§AB', 5), [5, ENTER]], { options })
    expect([typing, scan.told]).toEqual([{ told: [], taken: [false, false, false, false] }, ['scan AB']])
  })

  test('one with longer gaps is known once they are set', () => {
    const slow = [...typed('ABCDEF', 80), [80, ENTER] as const]
    expect([run(slow).told.at(-1), run(slow, { options: { gapMs: 120, start: '' } }).told]).toEqual([
      'release F',
      ['scan ABCDEF'],
    ])
  })
})

describe('a person', () => {
  test('who types gets every key, in order', () => {
    const { told } = run(typed('hello', 90), { isInField: true })
    expect(told).toEqual(['release h', 'release e', 'release l', 'release l', 'release o'])
  })

  test('whose fingers roll over two keys gets both within the time of one', () => {
    const { told } = run([...typed('th', 25), ...typed('e', 110)], { isInField: true })
    expect(told).toEqual(['release t', 'release h', 'release e'])
  })

  test('no key is held for more than 35 ms in a field', () => {
    expect(run(typed('a', 0), { isInField: true, thenMs: 35 }).told).toEqual(['release a'])
  })

  test('keeps Enter, Space, Tab and all chords', () => {
    const keys = [ENTER, stroke(' ', { code: 'Space' }), stroke('Tab'), stroke('k', { control: true }), stroke('F1')]
    expect(run(keys.map((key) => [300, key] as const)).taken).toEqual([false, false, false, false, false])
  })

  test('who types a letter and then quickly Enter gets both', () => {
    const { told, taken } = run([...typed('5', 90), [30, ENTER]], { isInField: true })
    expect({ told, taken }).toEqual({ told: ['release 5'], taken: [true, false] })
  })
})
