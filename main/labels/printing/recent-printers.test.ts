import { expect, test } from 'vitest'
import type { Machine } from '../../records/machine-records.ts'
import { printerChoices } from './printer-choices.ts'
import { RecentPrinters } from './recent-printers.ts'

function memory() {
  const kept = new Map<number, string>()
  return new RecentPrinters({
    read: async (user) => kept.get(user) ?? '',
    write: async (user, machines) => void kept.set(user, machines),
  })
}

const machine = (pk: string, location: string | null) =>
  ({ pk, name: pk.toUpperCase(), location: location === null ? null : { name: location } }) as unknown as Machine

test('the printers that a person used come first, the last one marked, then the usual one and the others (K25)', async () => {
  const recent = memory()
  for (const pk of ['b', 'c', 'b']) await recent.used(pk, 1)
  const results = [machine('a', null), machine('b', 'Dock'), machine('c', null), machine('d', null)]
  const machines = {
    list: async () => ({ count: 4, results }),
    printer: (pk: string) => (pk === 'x' ? null : ({} as never)),
    onChange: () => ({ [Symbol.dispose]() {} }),
  }
  const choices = await printerChoices({ machines, recent, usual: async () => 'd' }, 1)
  expect(choices).toEqual([
    { value: 'b', display_name: 'B @ Dock (last used)' },
    { value: 'c', display_name: 'C' },
    { value: 'd', display_name: 'D' },
    { value: 'a', display_name: 'A' },
  ])
})

test('ten printers are remembered for each person, and none for nobody (K25)', async () => {
  const recent = memory()
  for (let number = 1; number <= 12; number++) await recent.used(`m${number}`, 1)
  await recent.used('m1', null)
  expect(await recent.of(1)).toEqual(['m12', 'm11', 'm10', 'm9', 'm8', 'm7', 'm6', 'm5', 'm4', 'm3'])
  expect([await recent.of(2), await recent.of(null)]).toEqual([[], []])
})
