import { runPlugin } from '@scanbench/plugin/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import BoxCodes from './box-codes.ts'

test('a box code leads to its item, a misread one to an error, any other code to the next plugin', async () => {
  await using run = await runPlugin(BoxCodes)
  expect(await Promise.all(['BOX-12-3', 'BOX-12-4', 'BOX-', 'INV-SI7'].map((code) => run.scan(code)))).toEqual([
    { stockitem: { pk: 12 } },
    { error: 'The box code was misread' },
    { error: 'The box code was misread' },
    null,
  ])
})

test('what it makes it reads, with any prefix', async () => {
  await using run = await runPlugin(BoxCodes)
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[A-Z]{1,5}$/), fc.integer({ min: 1, max: 1e9 }), async (prefix, pk) => {
      await run.settings.save('PREFIX', prefix)
      const code = await run.plugin.generate({ model: 'stockitem', pk })
      expect(await run.scan(code ?? '')).toEqual({ stockitem: { pk } })
    }),
  )
})
