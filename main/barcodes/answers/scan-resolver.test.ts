import { AppError, Plugin } from '@scanbench/plugin'
import type { ScanResult } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { recordingLog } from '../../../test/support/recording-log.ts'
import type { PluginPresence } from '../../plugins/life/opened-plugin.ts'
import { ScanResolver } from './scan-resolver.ts'

const context = { user: null, aim: null, extra: {} }

function plugin(name: string, scan: () => Promise<ScanResult | null>): Plugin {
  return new (class extends Plugin.with(BarcodeMixin) {
    NAME = name
    scan = scan
  })()
}

const resolverOf = (...plugins: Plugin[]) => resolverInOrder([], plugins)

const ALIVE = { isDown: false, beat: async () => {} }
const DOWN = { isDown: true, beat: async () => {} }

function resolverInOrder(order: string[], plugins: Plugin[], far: ReadonlyMap<Plugin, PluginPresence> = new Map()) {
  const log = recordingLog()
  const resolver = new ScanResolver({
    plugins: {
      withMixin: (key) => (key === 'barcode' ? plugins : []),
      slugOf: ({ NAME }) => NAME.toLowerCase(),
      presenceOf: (plugin) => far.get(plugin) ?? null,
      noteError: () => {},
    },
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

  it('asks those in processes of their own at the same time, and hears them in their order', async () => {
    const first = Promise.withResolvers<ScanResult | null>()
    const early = plugin('Early', () => first.promise)
    const quick = plugin('Quick', async () => {
      first.resolve({ part: { pk: 1 } })
      return { part: { pk: 2 } }
    })
    const { resolver } = resolverInOrder([], [early, quick], new Map([early, quick].map((each) => [each, ALIVE])))
    expect(await resolver.resolve('X', context)).toMatchObject({ plugin: 'Early', match: { pk: 1 } })
  })

  it('asks none in a process of its own about what one in the station before it knows', async () => {
    const far = plugin('Far', () => expect.unreachable('asked for nothing'))
    const { resolver } = resolverInOrder([], [finds, far], new Map([[far, ALIVE]]))
    expect(await resolver.resolve('X', context)).toMatchObject({ plugin: 'Finder' })
  })

  it('says whom it did not hear, whoever knows the code then', async () => {
    const gone = plugin('Gone', () => expect.unreachable('a process that is down is asked nothing'))
    const unanswered = [{ plugin: 'Gone', reason: 'down', late: null }]
    const down = new Map([[gone, DOWN]])
    expect(await resolverInOrder([], [gone, finds], down).resolver.resolve('X', context)).toMatchObject({
      plugin: 'Finder',
      unanswered,
    })
    expect(await resolverInOrder([], [gone], down).resolver.resolve('X', context)).toEqual({
      state: 'unknown',
      unanswered,
    })
  })

  it('knows nothing without plugins', async () => {
    expect(await resolverOf().resolver.resolve('X', context)).toEqual({ state: 'unknown' })
  })
})
