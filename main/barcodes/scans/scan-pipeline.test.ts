import type { ScanContext, ScanResult } from '@scanbench/plugin'
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { describe, expect, it, vi } from 'vitest'
import { PLAIN_PROFILE } from '../../../drivers/protocols/scan-cleaning.ts'
import { FREE_TURNS } from '../../../test/support/idle-desk.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import type { Scan } from '../../records/scan-records.ts'
import type { Database } from '../../storage/database.ts'
import type { Resolution } from '../answers/resolution.ts'
import { ScanPipeline } from './scan-pipeline.ts'
import type { CaptureInput } from './scan-pipeline.ts'
import { ScanResolver } from '../answers/scan-resolver.ts'

type Answer = (barcode: string, context: ScanContext) => Promise<ScanResult | null>

const NOON = Date.UTC(2026, 0, 2, 12)

const KEEPING = { isOn: true, count: 100 }

interface Given {
  keeping?: typeof KEEPING
  resolver?: { resolve(): Promise<Resolution> }
}

function pipelineOn(database: Database, answer: Answer, { keeping = KEEPING, ...given }: Given = {}) {
  const plugin = new (class extends Plugin.with(BarcodeMixin) {
    NAME = 'Test'
    scan = answer
  })()
  const log = recordingLog()
  const events: { type: string; data: Scan }[] = []
  const resolver = new ScanResolver({
    plugins: { withMixin: () => [plugin], slugOf: () => null, presenceOf: () => null, noteError: () => {} },
    order: async () => [],
    objects: { exists: async () => true },
    log,
  })
  const pipeline = new ScanPipeline({
    keeping: async () => keeping,
    database,
    resolver: given.resolver ?? resolver,
    nameOf: async ({ model, pk }) => ({ model, pk, name: `The ${model} ${pk}` }),
    turns: FREE_TURNS,
    events: { publish: (event) => void events.push(event) },
    log,
    clock: () => new Date(NOON + 5),
    machineName: (pk) => (pk === 'm1' ? 'Gate' : null),
  })
  const news = () => events.map(({ type, data }) => `${type} ${data.pk} ${data.data}`)
  return { pipeline, events, news, log }
}

function read(code: string | Uint8Array, changes: Partial<CaptureInput> = {}): CaptureInput {
  const bytes = typeof code === 'string' ? new TextEncoder().encode(code) : code
  const device = {
    machine: 'm1',
    endpoint: 'machine',
    user: null,
    simulated: false,
    bounceMs: 600,
    profile: PLAIN_PROFILE,
  }
  return { bytes, at: NOON, ...device, ...changes }
}

const findsItem7: Answer = async () => ({ stockitem: { pk: 7 } })

describe('the scan pipeline', () => {
  it('stores, tells, resolves and tells again', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline, events } = pipelineOn(database, findsItem7)
    await using _ = pipeline
    await pipeline.capture(read(']C0INV-SI7', { simulated: true }))
    await vi.waitFor(() => expect(events).toHaveLength(2))
    const captured = {
      pk: 1,
      timestamp: '2026-01-02T12:00:00.000Z',
      endpoint: 'machine',
      machine: 'm1',
      machine_name: 'Gate',
      user: null,
      data: 'INV-SI7',
      raw: Buffer.from(']C0INV-SI7').toString('hex'),
      symbology: ']C0',
      simulated: true,
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
    const resolved = {
      ...captured,
      state: 'matched',
      resolved_at: '2026-01-02T12:00:00.005Z',
      plugin: 'Test',
      match: { model: 'stockitem', pk: 7 },
    }
    expect(events).toEqual([
      { type: 'scan.captured', data: captured },
      { type: 'scan.resolved', data: resolved },
    ])
    expect(await pipeline.history.list({}, { limit: 10, offset: 0, search: ['si7'], ordering: [] })).toEqual({
      count: 1,
      results: [resolved],
    })
  })

  it('keeps the bytes of a code that is no valid UTF-8', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline } = pipelineOn(database, async () => null)
    await using _ = pipeline
    expect(await pipeline.capture(read(new Uint8Array([0x4c, 0xff, 0xe4])))).toMatchObject({
      data: 'Lÿä',
      raw: '4cffe4',
    })
  })

  it('a scan says how often its code was read in a row, also when it is resolved later', async () => {
    await using database = await createTemporaryDatabase()
    const answer = Promise.withResolvers<null>()
    const { pipeline, events } = pipelineOn(database, () => answer.promise)
    await using _ = pipeline
    await Promise.all([
      pipeline.capture(read('A')),
      pipeline.capture(read('A', { at: NOON + 100 })),
      pipeline.capture(read('A', { at: NOON + 200 })),
    ])
    answer.resolve(null)
    await vi.waitFor(() => expect(events).toHaveLength(4))
    expect(events.map(({ type, data }) => `${type} ${data.reads}`)).toEqual([
      'scan.captured 1',
      'scan.repeated 2',
      'scan.repeated 3',
      'scan.resolved 3',
    ])
  })

  it('a code is cleaned by the profile of its scanner, and its bytes stay', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline } = pipelineOn(database, async () => null)
    await using _ = pipeline
    const profile = { ...PLAIN_PROFILE, suffix: '#', separator: '|' } as const
    expect(await pipeline.capture(read(']d210A|21B#', { profile }))).toMatchObject({
      data: '10A\x1d21B',
      symbology: ']d2',
      raw: Buffer.from(']d210A|21B#').toString('hex'),
    })
  })

  it('a repeated read of the same device counts once, and an empty code not at all', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline, news } = pipelineOn(database, async () => null)
    await using _ = pipeline
    const scans = [
      await pipeline.capture(read('A')),
      await pipeline.capture(read('A', { at: NOON + 599 })),
      await pipeline.capture(read('A', { machine: 'm2' })),
      await pipeline.capture(read('')),
    ]
    expect(scans.map((scan) => scan?.pk ?? null)).toEqual([1, null, 2, null])
    expect(pipeline.suppressed).toBe(1)
    await vi.waitFor(() => expect(news().filter((line) => line.startsWith('scan.resolved'))).toHaveLength(2))
  })

  it('a stuck resolve holds no capture up, and results come in the order of the numbers', async () => {
    await using database = await createTemporaryDatabase()
    const gate = Promise.withResolvers<null>()
    const { pipeline, news } = pipelineOn(database, async (barcode) => (barcode === 'SLOW' ? gate.promise : null))
    await using _ = pipeline
    await pipeline.capture(read('SLOW'))
    await pipeline.capture(read('B'))
    await pipeline.capture(read('C'))
    expect(news()).toEqual(['scan.captured 1 SLOW', 'scan.captured 2 B', 'scan.captured 3 C'])
    gate.resolve(null)
    await vi.waitFor(() => expect(news()).toHaveLength(6))
    expect(news().slice(3)).toEqual(['scan.resolved 1 SLOW', 'scan.resolved 2 B', 'scan.resolved 3 C'])
  })

  it('what is submitted over the door waits for no device', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline } = pipelineOn(database, (barcode) =>
      barcode === 'STUCK' ? new Promise(() => {}) : Promise.resolve({ part: { pk: 3 } }),
    )
    await using _ = pipeline
    await pipeline.capture(read('STUCK'))
    const { scan } = await pipeline.submit({ text: 'X', endpoint: '/api/barcode/', user: null, extra: {} })
    expect(scan).toMatchObject({ pk: 2, endpoint: '/api/barcode/', match: { model: 'part', pk: 3 } })
  })

  it('ends at once while a plugin hangs; the next start takes the scan up, once', async () => {
    await using database = await createTemporaryDatabase()
    const first = pipelineOn(database, () => new Promise(() => {}))
    await first.pipeline.capture(read('X'))
    await first.pipeline[Symbol.asyncDispose]()
    expect(first.news()).toEqual(['scan.captured 1 X'])

    const second = pipelineOn(database, findsItem7)
    await using _ = second.pipeline
    await second.pipeline.start()
    await second.pipeline.start()
    await vi.waitFor(() => expect(second.news()).toEqual(['scan.resolved 1 X']))
    expect(await second.pipeline.history.open()).toEqual([])
  })

  it('a listener that throws harms neither the others nor the next scan', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline, log } = pipelineOn(database, findsItem7)
    await using _ = pipeline
    const heard: number[] = []
    using _first = pipeline.onResolved(() => {
      throw new Error('mine')
    })
    using second = pipeline.onResolved((scan) => void heard.push(scan.pk))
    await pipeline.capture(read('A'))
    await pipeline.capture(read('B'))
    await vi.waitFor(() => expect(heard).toEqual([1, 2]))
    expect(log.lines.filter((line) => line.includes('listener'))).toHaveLength(2)
    second[Symbol.dispose]()
  })
})

describe('the scan history', () => {
  it('is filtered, searched and sorted', async () => {
    await using database = await createTemporaryDatabase()
    const { pipeline } = pipelineOn(database, async (barcode) => (barcode === 'A1' ? { part: { pk: 1 } } : null))
    await using _ = pipeline
    for (const text of ['A1', 'A2', '100%']) await pipeline.submit({ text, endpoint: 'x', user: null, extra: {} })
    const pks = async (filters: object, page: object = {}) => {
      const all = { limit: null, offset: 0, search: [], ordering: [] }
      const { count, results } = await pipeline.history.list(filters, { ...all, ...page })
      return [count, ...results.map((scan) => scan.pk)]
    }
    expect(await pks({})).toEqual([3, 3, 2, 1])
    expect(await pks({}, { limit: 1, offset: 1 })).toEqual([3, 2])
    expect(await pks({ after: 1 })).toEqual([2, 3, 2])
    expect(await pks({ result: true })).toEqual([1, 1])
    expect(await pks({ result: false })).toEqual([2, 3, 2])
    expect(await pks({}, { search: ['a', '2'] })).toEqual([1, 2])
    expect(await pks({}, { search: ['%'] })).toEqual([1, 3])
    expect(await pks({}, { ordering: ['timestamp', 'nonsense', 'pk'] })).toEqual([3, 1, 2, 3])
  })
})

function submit({ pipeline }: ReturnType<typeof pipelineOn>, text: string) {
  return pipeline.submit({ text, endpoint: '/api/barcode/', user: null, extra: {} })
}

describe('the history for other clients', () => {
  const page = { limit: null, offset: 0, search: [], ordering: [] }
  const told = async ({ pipeline }: ReturnType<typeof pipelineOn>, filters: object) =>
    (await pipeline.history.list(filters, page)).results.map(({ data }) => data)

  it('holds so many scans and no more, and the list of the station has them all (B32)', async () => {
    await using database = await createTemporaryDatabase()
    const bench = pipelineOn(database, async () => null, { keeping: { isOn: true, count: 2 } })
    await using _ = bench.pipeline
    for (const text of ['A', 'B', 'C']) await submit(bench, text)
    expect([await told(bench, { inHistory: true }), await told(bench, {})]).toEqual([
      ['C', 'B'],
      ['C', 'B', 'A'],
    ])
  })

  it('holds what clients send only when that is wanted (B32)', async () => {
    await using database = await createTemporaryDatabase()
    const bench = pipelineOn(database, async () => null, { keeping: { isOn: false, count: 2 } })
    await using _ = bench.pipeline
    await submit(bench, 'A')
    expect([await told(bench, { inHistory: true }), await told(bench, {})]).toEqual([[], ['A']])
  })

  it('who asks is answered although the scan could not be stored, and the log says so (B33)', async () => {
    await using database = await createTemporaryDatabase()
    const bench = pipelineOn(database, findsItem7)
    await using _ = bench.pipeline
    await database.write.schema.alterTable('scan_history').renameTo('gone').execute()
    const { scan, resolution } = await submit(bench, 'A')
    expect([scan, resolution]).toMatchObject([null, { state: 'matched', match: { model: 'stockitem', pk: 7 } }])
    expect(bench.log.lines).toEqual(['error: A scan could not be stored; it is answered and not kept'])
  })

  it('a late answer is offered and not acted upon: by then the person may hold another thing', async () => {
    await using database = await createTemporaryDatabase()
    const late = Promise.withResolvers<Resolution>()
    const unanswered = [{ plugin: 'Slow', reason: 'slow' as const, late: late.promise }]
    const { pipeline, events } = pipelineOn(database, findsItem7, {
      resolver: { resolve: async () => ({ state: 'unknown', unanswered }) },
    })
    await using _ = pipeline
    const scan = (await pipeline.capture(read('XYZ')))!
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(events[1]?.data).toMatchObject({
      state: 'unknown',
      error: 'Not known here. Not heard: plugin Slow (it takes too long to answer). Scan the code again.',
      unanswered: [{ plugin: 'Slow', reason: 'slow' }],
    })
    const acted = vi.fn<() => void>()
    using _listening = pipeline.onResolved(acted)
    late.resolve({ state: 'matched', plugin: 'Slow', match: { model: 'part', pk: 4 }, result: { part: { pk: 4 } } })
    await vi.waitFor(() => expect(events).toHaveLength(3))
    const offered = {
      state: 'unknown',
      error: 'Plugin Slow answered late: Choose what it found.',
      choices: [{ model: 'part', pk: 4, name: 'The part 4' }],
    }
    expect(events[2]).toMatchObject({ type: 'scan.answered', data: { pk: scan.pk, ...offered } })
    expect(await pipeline.history.get(scan.pk)).toMatchObject(offered)
    expect(acted).not.toHaveBeenCalled()
    const chosen = await pipeline.choose((await pipeline.history.get(scan.pk))!, { model: 'part', pk: 4 })
    expect(chosen).toMatchObject({ state: 'matched', match: { model: 'part', pk: 4 } })
  })
})
