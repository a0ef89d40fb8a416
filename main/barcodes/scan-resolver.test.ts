import { AppError, Plugin } from '@scanbench/plugin'
import type { ScanResult } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { ScanResolver } from './scan-resolver.ts'

const context = { user: null, aim: null, extra: {} }

function plugin(name: string, scan: () => Promise<ScanResult | null>): Plugin {
  return new (class extends Plugin.with(BarcodeMixin) {
    NAME = name
    scan = scan
  })()
}

const resolverOf = (...plugins: Plugin[]) => resolverInOrder([], plugins)

function resolverInOrder(order: string[], plugins: Plugin[]) {
  const log = recordingLog()
  const resolver = new ScanResolver({
    plugins: { withMixin: (key) => (key === 'barcode' ? plugins : []), slugOf: ({ NAME }) => NAME.toLowerCase() },
    order: async () => order,
    objects: { exists: async (_model, pk) => pk < 100 },
    log,
  })
  return { resolver, log }
}

const knowsNothing = plugin('Nothing', async () => null)
const finds = plugin('Finder', async () => ({ stockitem: { pk: 7 } }))

describe('the resolver', () => {
  afterEach(() => void vi.useRealTimers())

  it('takes the first success in registry order (B15)', async () => {
    const late = plugin('Late', async () => ({ part: { pk: 1 } }))
    const { resolver } = resolverOf(knowsNothing, finds, late)
    expect(await resolver.resolve('X', context)).toEqual({
      state: 'matched',
      plugin: 'Finder',
      match: { model: 'stockitem', pk: 7 },
      result: { stockitem: { pk: 7 } },
    })
  })

  it('asks the plugins of the setting first, in its order', async () => {
    const other = plugin('Other', async () => ({ part: { pk: 1 } }))
    const last = plugin('Last', async () => ({ part: { pk: 2 } }))
    const { resolver } = resolverInOrder(['last', 'gone', 'other'], [finds, other, last])
    expect((await resolver.plugins()).map(({ NAME }) => NAME)).toEqual(['Last', 'Other', 'Finder'])
    expect(await resolver.resolve('X', context)).toMatchObject({ plugin: 'Last' })
  })

  it('lets a success win over an earlier error result, and remembers the first error otherwise (B15)', async () => {
    const first = plugin('First', async () => ({ error: 'torn label' }))
    const second = plugin('Second', async () => ({ error: 'other' }))
    expect(await resolverOf(first, finds).resolver.resolve('X', context)).toMatchObject({ plugin: 'Finder' })
    expect(await resolverOf(first, second).resolver.resolve('X', context)).toEqual({
      state: 'failed',
      plugin: 'First',
      error: 'torn label',
      result: { error: 'torn label' },
    })
  })

  it('skips and logs a plugin that throws, at once or later, or answers nonsense (B14)', async () => {
    const throws = plugin('Throws', () => {
      throw new Error('at once')
    })
    const rejects = plugin('Rejects', async () => Promise.reject(new Error('later')))
    const nonsense = plugin('Nonsense', async () => ({ part: { pk: Number.NaN } }))
    const { resolver, log } = resolverOf(throws, rejects, nonsense, finds)
    expect(await resolver.resolve('X', context)).toMatchObject({ plugin: 'Finder' })
    expect(log.lines).toEqual(
      ['Throws', 'Rejects', 'Nonsense'].map(
        (name) => `error: Plugin ${name} failed on a scan; the next plugin is asked`,
      ),
    )
  })

  it('gives a hanging plugin up after 10 s and asks the next', async () => {
    vi.useFakeTimers()
    const hangs = plugin('Hangs', () => new Promise(() => {}))
    const resolution = resolverOf(hangs, finds).resolver.resolve('X', context)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await resolution).toMatchObject({ state: 'matched', plugin: 'Finder' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('passes a refusal of rights on', async () => {
    const denied = plugin('Denied', async () => Promise.reject(new AppError('FORBIDDEN')))
    await expect(resolverOf(denied, finds).resolver.resolve('X', context)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('calls a code of an object that is gone faulty', async () => {
    const gone = plugin('Gone', async () => ({ stocklocation: { pk: 100 } }))
    expect(await resolverOf(gone).resolver.resolve('X', context)).toMatchObject({
      state: 'failed',
      error: 'The code names stocklocation 100, which does not exist (any more).',
    })
  })

  it('knows nothing without plugins', async () => {
    expect(await resolverOf().resolver.resolve('X', context)).toEqual({ state: 'unknown' })
  })
})
