import { expect, test } from 'vitest'
import { hostPlugin } from '../../test/support/plugin-host.ts'
import StationCommands from './station-commands.ts'

const LETTERS = 'BCDEFGHJKLNOPRSTUVX'
const CODES = ['CG', 'DL', 'ER', 'FV', 'GD', 'HH'].map((end) => `XCXSLT${end}`)

test('the code of a slot runs its action, in either case, and other codes are not its business', async () => {
  const { plugin, asked } = hostPlugin(
    new StationCommands(),
    { 'POST /api/action/': { action: 'sample', result: true, info: null } },
    { SLOT_2: 'sample' },
  )
  expect([await plugin.scan('xcxsltdl'), await plugin.scan('XCXSLTDK'), await plugin.scan('4006381333931')]).toEqual([
    { success: 'The action "sample" was run.' },
    null,
    null,
  ])
  expect(asked).toEqual([{ method: 'POST', path: '/api/action/', body: { action: 'sample' } }])
})

test('a slot without an action, and an action that fails, are told', async () => {
  const { plugin } = hostPlugin(new StationCommands(), {}, { SLOT_2: 'gone' })
  expect([await plugin.scan('XCXSLTCG'), await plugin.scan('XCXSLTDL')]).toEqual([
    { error: 'Slot 1 has no action yet. Choose one on the Plugins page.' },
    { error: 'POST /api/action/ is not there' },
  ])
})

test('every code has its check letter', () => {
  const numbers = CODES.map((code) =>
    code
      .slice(3)
      .split('')
      .map((letter) => LETTERS.indexOf(letter)),
  )
  const checks = numbers.map(([a, b, c, d]) => (a! + 2 * b! + 3 * c! + 4 * d!) % LETTERS.length)
  expect(checks).toEqual(numbers.map((letters) => letters.at(-1)))
})
