import { expect, it } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import { callStation } from '../support/call-station.ts'
import { createTestStation } from '../support/test-station.ts'

const stroke = (code: string, changes: object = {}) => ({
  code,
  key: '',
  shift: false,
  control: false,
  alt: false,
  alt_graph: false,
  ...changes,
})
/** `INV-SI7` on a US keyboard, as a German computer hears it. */
const CODE = [
  ...Array.from('INV', (letter) => stroke(`Key${letter}`, { key: letter, shift: true })),
  stroke('Minus', { key: 'ß' }),
  ...Array.from('SI', (letter) => stroke(`Key${letter}`, { key: letter, shift: true })),
  stroke('Digit7', { key: '7' }),
  stroke('Enter', { key: 'Enter' }),
]

it('the first code that is typed makes the machine "Keyboard scanner", read by the position of its keys', async () => {
  await using test = await createTestStation()
  using news = await test.news()
  await Promise.all([1, 2].map(() => callStation(test, 'POST', '/api/station/keyboard-scans/', { strokes: CODE })))
  const scan: Scan = await news.until('scan.resolved')
  const machines = await test.json<Machine[]>('GET', '/api/machine/')
  expect({ data: scan.data, by: scan.machine_name, names: machines.map(({ name }) => name) }).toEqual({
    data: 'INV-SI7',
    by: 'Keyboard scanner',
    names: ['Keyboard scanner'],
  })
})

it('its settings are obeyed, and switched off it takes nothing', async () => {
  await using test = await createTestStation()
  using news = await test.news()
  await test.json('POST', '/api/station/keyboard-scans/', { strokes: CODE })
  const [machine] = await test.json<Machine[]>('GET', '/api/machine/')
  await test.json('PATCH', `/api/machine/${machine!.pk}/settings/M/KEYBOARD_LAYOUT/`, { value: 'system' })
  await test.json('PATCH', `/api/machine/${machine!.pk}/settings/M/SUFFIX/`, { value: '7' })
  await test.json('POST', '/api/station/keyboard-scans/', { strokes: CODE })
  await news.until('scan.captured', ({ data }) => data === 'INVßSI')
  await test.json('PATCH', `/api/machine/${machine!.pk}/`, { active: false })
  expect(await callStation(test, 'POST', '/api/station/keyboard-scans/', { strokes: CODE })).toMatchObject([
    409,
    { detail: expect.stringContaining("'Keyboard scanner' is switched off") },
  ])
})
