import { describe, expect, test } from 'vitest'
import type { Scan } from '../../../main/records/scan-records.ts'
import { type LookUp, lookUp, START } from './look-up.ts'

describe('lookUp', () => {
  const matched: Partial<Scan> = { state: 'matched', match: { model: 'stockitem', pk: 7 } }

  test('a captured scan is shown at once, then its match', () => {
    const captured = see(START, 1)
    const resolved = see(captured, 1, matched)
    expect([outcome(captured), outcome(resolved), resolved.shown]).toEqual([
      'captured 1',
      'accepted 1',
      { model: 'stockitem', pk: 7 },
    ])
  })

  test('an unknown code asks, and the last good thing stays', () => {
    const state = see(see(START, 1, matched), 2, { state: 'unknown' })
    expect([outcome(state), state.shown]).toEqual(['question 2', { model: 'stockitem', pk: 7 }])
  })

  test('a command code is done, and the last good thing stays', () => {
    const state = see(see(START, 1, matched), 2, { state: 'matched', match: null })
    expect([outcome(state), state.shown]).toEqual(['finished 2', { model: 'stockitem', pk: 7 }])
  })

  test('a failed look-up says stop', () => {
    expect(outcome(see(START, 1, { state: 'failed', error: 'The plugin stopped' }))).toBe('rejected 1')
  })

  test('a late answer to an earlier scan does not replace a later one', () => {
    const later = see(see(START, 1), 2)
    expect(see(later, 1, matched)).toBe(later)
  })

  test('what a plugin says late is offered on the scan that is shown, and on no other', () => {
    const unknown = see(START, 1, { state: 'unknown' })
    const choices = [{ model: 'part' as const, pk: 4, name: 'Bolt' }]
    const offered = { ...scan(1), state: 'unknown' as const, choices }
    expect(lookUp(unknown, { kind: 'event', event: answered(offered) }).outcome).toEqual({
      kind: 'question',
      scan: offered,
    })
    const later = see(unknown, 2)
    expect(lookUp(later, { kind: 'event', event: answered(offered) })).toBe(later)
  })

  test('other news change nothing', () => {
    const event = { number: 1, time: '', type: 'plugin.changed', data: { key: 'a', active: true } } as const
    expect(lookUp(START, { kind: 'event', event })).toBe(START)
  })
})

function see(state: LookUp, pk: number, change: Partial<Scan> = {}): LookUp {
  const data = { ...scan(pk), ...change }
  const type = data.state === 'captured' ? 'scan.captured' : 'scan.resolved'
  return lookUp(state, { kind: 'event', event: { number: pk, time: '', type, data } })
}

function answered(data: Scan) {
  return { number: 9, time: '', type: 'scan.answered', data } as const
}

function outcome({ outcome }: LookUp): string {
  return outcome.kind === 'idle' ? 'idle' : `${outcome.kind} ${outcome.scan.pk}`
}

function scan(pk: number): Scan {
  return {
    pk,
    timestamp: `2026-11-20T10:00:0${pk}.000Z`,
    endpoint: 'machine',
    machine: null,
    machine_name: null,
    user: null,
    data: `CODE-${pk}`,
    raw: '',
    symbology: null,
    simulated: false,
    reads: 1,
    state: 'captured',
    resolved_at: null,
    plugin: null,
    match: null,
    error: null,
    message: null,
    readings: [],
    choices: [],
    unanswered: [],
  }
}
