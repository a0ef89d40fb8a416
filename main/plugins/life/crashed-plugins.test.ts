import { describe, expect, test } from 'vitest'
import { GOOD, Good, startForeign } from '../../../test/support/foreign-plugins.ts'

describe('a process that dies', () => {
  const dies = { reason: 'exited with code 1', lastLines: ['boom'] }

  test('leaves the plugin on while it is started again, and is counted', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, opener } = at
    await turn('good', true)
    opener.crash({ ...dies, restartInMs: 1000 })
    expect(await registry.record('good')).toMatchObject({ state: 'active', crashes: 1, last_lines: ['boom'] })
    expect(registry.withMixin('action')).toHaveLength(1)
  })

  test('too often leaves it crashed, out of everybody’s way, until it is started', async () => {
    await using at = await startForeign({ files: GOOD, classes: { good: Good } })
    const { registry, turn, news, opener } = at
    await turn('good', true)
    opener.crash({ ...dies, restartInMs: null })
    expect(await registry.record('good')).toMatchObject({
      state: 'crashed',
      state_reason: 'exited with code 1',
      active: true,
      crashes: 1,
    })
    expect([registry.withMixin('action'), news.at(-1)]).toEqual([[], 'good false'])
    await turn('good', true)
    expect(await registry.record('good')).toMatchObject({ state: 'active', crashes: 0, errors: [] })
  })
})
