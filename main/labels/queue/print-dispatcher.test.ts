import type { StatusProtocol } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { ZplPrinterDriver } from '../../../drivers/printers/zpl/zpl-printer.ts'
import { PaperPrinter, PaperPrinters } from '../../../test/support/paper-printer.ts'
import { SILENT_LOG } from '../../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import type { Timers } from '../../waiting/timers.ts'
import type { Database } from '../../storage/database.ts'
import { ZPL_STATUS } from '../../../drivers/printers/zpl/status.ts'
import { PrintDispatcher } from './print-dispatcher.ts'
import { PrintJournal } from '../journal/print-journal.ts'
import { labelsOfItems, USUAL_JOB } from '../journal/new-job.ts'

/** The machine may be busy with other tests; nothing takes so long by itself. */
const PATIENCE = { timeout: 15_000 }

let database: Database
let number = 0

beforeAll(async () => {
  database = await createTemporaryDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

const SETTLE_MS = 700
/** For so long an answer of a printer holds. */
const STATUS_COUNTS_MS = 500

class SlowToBegin extends ZplPrinterDriver {
  override readonly SETTLE_MS = SETTLE_MS
}

/** Waiting takes no time. */
const AT_ONCE: Timers = {
  after: (_, work) => {
    const turn = setImmediate(work)
    return { [Symbol.dispose]: () => clearImmediate(turn) }
  },
}

/** Its code does not read back. */
const UNREADABLE = 7

async function setUp(count = 1, timers = AT_ONCE) {
  const printers = Array.from({ length: count }, () => new PaperPrinter(`printer-${++number}`))
  const all = new PaperPrinters(...printers)
  const journal = new PrintJournal({ database, events: { publish() {} }, clock: () => new Date() })
  const dispatcher = new PrintDispatcher({
    journal,
    printers: all,
    draw: async (label) => {
      if (label.item === 0) throw new Error('no such item')
      return {
        bytes: new TextEncoder().encode(`^XA^FD${label.pk}^FS^XZ`),
        codes: [],
        unread: label.item === UNREADABLE && !label.is_released ? ['L-7'] : [],
        sizeMm: { widthMm: 100, heightMm: 50 },
      }
    },
    log: SILENT_LOG,
    timers,
  })
  onTestFinished(() => dispatcher[Symbol.asyncDispose]())
  await dispatcher.start()
  const print = async (printer: PaperPrinter, ...items: number[]): Promise<number> => {
    const { pk } = await journal.createJob({
      ...USUAL_JOB,
      user: null,
      plugin: 'inventreelabelmachine',
      machine: printer.machine,
      template: 1,
      template_name: 'Item label',
      model_type: 'stockitem',
      labels: labelsOfItems(items),
      copies: 1,
    })
    dispatcher.wake(printer.machine)
    return pk
  }
  const until = (pk: number, counts: Record<string, number>) =>
    vi.waitFor(async () => {
      const job = await journal.get(pk)
      expect(job.counts).toEqual(counts)
      return job
    }, PATIENCE)
  return { printers, printer: printers[0]!, all, journal, dispatcher, print, until }
}

test('labels come out in order, and are printed only because the printer says so', async () => {
  const { printer, journal, print, until } = await setUp()
  const job = await print(printer, 1, 2, 3, 4, 5)
  await until(job, { printed: 5 })
  const labels = (await journal.get(job)).labels ?? []
  expect(printer.paper).toEqual(labels.map(({ pk }) => `^XA^FD${pk}^FS^XZ`))
  expect(printer.reports.at(-1)).toBe('100 Ready.')
})

test('a label keeps its place when the line changes while the printer is asked', async () => {
  const { printer, dispatcher, print, until } = await setUp()
  const ask = printer.ask.bind(printer)
  vi.spyOn(printer, 'ask').mockImplementationOnce(async (question, parse) => {
    dispatcher.wake(printer.machine)
    return ask(question, parse)
  })
  await until(await print(printer, 1), { printed: 1 })
  expect(printer.paper).toHaveLength(1)
})

test('a full printer that tells of its labels by itself gets the next ones also while its answer is on the way', async () => {
  const { printer, all, print, until } = await setUp()
  const told = (printed: number): void => {
    printer.news = { status: null, printed }
    all.changed(printer.machine)
  }
  // Its answers say nothing of labels.
  const answer = { state: 'ready', conditions: [] } as const
  const late = Promise.withResolvers<null>()
  const ask = vi.spyOn(printer, 'ask').mockResolvedValue(answer)
  const first = await print(printer, 1)
  await vi.waitFor(() => expect(printer.paper).toHaveLength(1), PATIENCE)
  told(1)
  await until(first, { printed: 1 })
  ask.mockResolvedValueOnce(answer).mockReturnValue(late.promise)
  const items = Array.from({ length: 20 }, (_, index) => index + 10)
  const job = await print(printer, ...items)
  await vi.waitFor(() => expect(printer.paper).toHaveLength(1 + 12), PATIENCE)
  told(5)
  await vi.waitFor(() => expect(printer.paper).toHaveLength(1 + 12 + 5), PATIENCE)
  await until(job, { queued: 3, sent: 12, printed: 5 })
  late.resolve(null)
})

test('what a printer told before a label left says nothing of that label', async () => {
  const { printer, print, until } = await setUp()
  const answer = { state: 'ready', conditions: [] } as const
  vi.spyOn(printer, 'ask')
    .mockResolvedValue(answer)
    .mockImplementationOnce(async () => {
      printer.news = { status: null, printed: 2 }
      return answer
    })
  const job = await print(printer, 1, 2, 3)
  await vi.waitFor(() => expect(printer.paper).toHaveLength(3), PATIENCE)
  await until(job, { sent: 3 })
})

const FULL = new Error('database or disk is full')

test.each(['advance', 'printed'] as const)('what the disk did not take once is noted later (%s)', async (note) => {
  const { printer, journal, dispatcher, print, until } = await setUp()
  const job = await print(printer, 1)
  await until(job, { printed: 1 })
  vi.spyOn(journal.lane, note).mockRejectedValueOnce(FULL)
  const next = await print(printer, 1, 2, 3)
  await vi.waitFor(async () => {
    dispatcher.wake(printer.machine)
    expect((await journal.get(next)).counts).toEqual({ printed: 3 })
  }, PATIENCE)
  expect(printer.paper).toHaveLength(4)
})

test('a disk that is full while the printer goes away stops nothing for good, and no label comes out twice', async () => {
  const { printer, all, journal, dispatcher, print } = await setUp()
  let isFull = false
  const { lane } = journal
  const [advance, hold, doubt] = [lane.advance.bind(lane), lane.hold.bind(lane), lane.doubt.bind(lane)]
  const stored = <T>(work: () => Promise<T>): Promise<T> => (isFull ? Promise.reject(FULL) : work())
  vi.spyOn(lane, 'advance').mockImplementation((machine, step) => stored(() => advance(machine, step)))
  vi.spyOn(lane, 'hold').mockImplementation((label, reason) => stored(() => hold(label, reason)))
  vi.spyOn(lane, 'doubt').mockImplementation((labels, reason) => stored(() => doubt(labels, reason)))
  const write = printer.write.bind(printer)
  vi.spyOn(printer, 'write').mockImplementationOnce(async (bytes) => {
    await write(bytes)
    isFull = true
    printer.isConnected = false
    all.changed(printer.machine)
  })
  const job = await print(printer, 1, 2, 3)
  await vi.waitFor(() => expect(isFull).toBe(true), PATIENCE)
  isFull = false
  printer.isConnected = true
  await vi.waitFor(async () => {
    dispatcher.wake(printer.machine)
    expect((await journal.get(job)).counts).toEqual({ printed: 3 })
  }, PATIENCE)
  expect(printer.paper).toHaveLength(3)
})

test('a printer that rested is asked before its next label', async () => {
  const { printer, print, until } = await setUp(1, {
    after: (ms, work) => (ms === STATUS_COUNTS_MS ? { [Symbol.dispose]() {} } : AT_ONCE.after(ms, work)),
  })
  await until(await print(printer, 1), { printed: 1 })
  printer.setCondition('paper out', true)
  await until(await print(printer, 2), { held: 1 })
  expect(printer.paper).toHaveLength(1)
})

test('an idle printer says nothing of a label that it may not have begun', async () => {
  const settled = Promise.withResolvers<void>()
  const timers: Timers = {
    after(ms, work) {
      if (ms !== SETTLE_MS) return AT_ONCE.after(ms, work)
      void settled.promise.then(work)
      return { [Symbol.dispose]() {} }
    },
  }
  const { printer, print, until } = await setUp(1, timers)
  printer.driver = new SlowToBegin()
  const job = await print(printer, 1)
  await until(job, { sent: 1 })
  const asked = printer.reports.length
  await vi.waitFor(() => expect(printer.reports.length).toBeGreaterThan(asked + 2), PATIENCE)
  await until(job, { sent: 1 })
  settled.resolve()
  await until(job, { printed: 1 })
})

test('a job whose code does not read back is held once, lets the next one by, and leaves when a person wants it', async () => {
  const { printer, journal, dispatcher, print, until } = await setUp()
  const [unread, other] = [await print(printer, UNREADABLE, 1), await print(printer, 2)]
  await until(other, { printed: 1 })
  expect(await journal.get(unread)).toMatchObject({ is_held: true, unread_code: 'L-7', counts: { held: 1, queued: 1 } })
  await journal.line.releaseUnread(unread, { user: null, reason: 'A sample' })
  dispatcher.wake(printer.machine)
  await until(unread, { printed: 2 })
})

test('a label for another roll is held with the reason, and goes on when the roll is changed', async () => {
  let roll = 'wide'
  class WithRoll extends ZplPrinterDriver {
    override mismatch(): string | null {
      return roll === 'wide' ? 'Put in the narrow roll.' : null
    }
  }
  const { printer, journal, print, until } = await setUp()
  printer.driver = new WithRoll()
  const job = await print(printer, 1)
  await vi.waitFor(async () => {
    const [label] = (await journal.get(job)).labels ?? []
    expect(label?.error).toBe('Put in the narrow roll.')
  }, PATIENCE)
  expect(printer.paper).toEqual([])
  roll = 'narrow'
  await until(job, { printed: 1 })
})

test('a label that is too large for the roll that a person said waits, and goes on when another one is put in', async () => {
  const { printer, all, journal, print, until } = await setUp()
  printer.settings = { ROLL_KIND: 'endless', ROLL_WIDTH_MM: 62 }
  const job = await print(printer, 1)
  await vi.waitFor(async () => {
    const [label] = (await journal.get(job)).labels ?? []
    expect(label?.error).toContain('The roll is 62 mm wide, and this label is 100 x 50 mm.')
  }, PATIENCE)
  expect(printer.paper).toEqual([])
  printer.settings = { ROLL_KIND: 'labels', ROLL_WIDTH_MM: 100, ROLL_LENGTH_MM: 50 }
  all.changed(printer.machine)
  await until(job, { printed: 1 })
})

test('what the printer says of its roll counts more than what a person said', async () => {
  class WithRoll extends ZplPrinterDriver {
    override readonly status: StatusProtocol = {
      ...ZPL_STATUS,
      parse(received) {
        const status = ZPL_STATUS.parse(received)
        return status === 'more' ? status : { ...status, media: { widthMm: 100, lengthMm: 50 } }
      },
    }
  }
  const { printer, print, until } = await setUp()
  printer.driver = new WithRoll()
  printer.settings = { ROLL_KIND: 'endless', ROLL_WIDTH_MM: 62 }
  await until(await print(printer, 1), { printed: 1 })
  expect(printer.paper).toHaveLength(1)
})

test('a printer that never answers prints too, and its labels stay sent', async () => {
  const { printer, print, until } = await setUp()
  printer.isMute = true
  await until(await print(printer, 1, 2, 3, 4, 5), { sent: 5 })
  expect(printer.paper).toHaveLength(5)
})

test('a printer that was slow to start is asked again when it rests; what it got meanwhile is to be checked', async () => {
  const { printer, print, until } = await setUp()
  printer.isMute = true
  await until(await print(printer, 1), { sent: 1 })
  printer.isMute = false
  const job = await print(printer, 2)
  expect((await until(job, { unknown: 1 })).message).toContain('speaks now')
  await until(await print(printer, 3), { printed: 1 })
})

test('without paper labels are held with the reason, and go on by themselves', async () => {
  const { printer, print, until } = await setUp()
  printer.setCondition('paper out', true)
  const job = await print(printer, 1, 2)
  expect((await until(job, { held: 1, queued: 1 })).message).toContain('Put in a roll')
  expect([printer.paper, printer.reports.at(-1)]).toEqual([[], expect.stringMatching(/^301 /)])
  printer.setCondition('paper out', false)
  await until(job, { printed: 2 })
  expect(printer.paper).toHaveLength(2)
})

test('a printer that stops answering holds its labels', async () => {
  const { printer, print, until } = await setUp()
  await until(await print(printer, 1), { printed: 1 })
  printer.isMute = true
  const job = await print(printer, 2)
  expect((await until(job, { held: 1 })).message).toContain('does not answer')
  printer.isMute = false
  await until(job, { printed: 1 })
})

test('a printer that spoke on another day is not written to while it is silent', async () => {
  const { printer, all, journal, dispatcher, print, until } = await setUp()
  await until(await print(printer, 1), { printed: 1 })
  await dispatcher[Symbol.asyncDispose]()
  printer.isMute = true
  const again = new PrintDispatcher({
    journal,
    printers: all,
    log: SILENT_LOG,
    timers: AT_ONCE,
    draw: async () => ({ bytes: new TextEncoder().encode('^XA^XZ'), codes: [], unread: [], sizeMm: null }),
  })
  onTestFinished(() => again[Symbol.asyncDispose]())
  await again.start()
  const job = await print(printer, 2)
  again.wake(printer.machine)
  await until(job, { held: 1 })
  expect(printer.paper).toHaveLength(1)
})

test('a printer that is away holds its labels until it is back', async () => {
  const { printer, all, print, until } = await setUp()
  printer.isConnected = false
  const job = await print(printer, 1)
  expect((await until(job, { held: 1 })).message).toBe('The printer is not there. Plug it in.')
  printer.isConnected = true
  all.changed(printer.machine)
  await until(job, { printed: 1 })
})

test('a line that breaks before the first byte costs nothing', async () => {
  const { printer, print, until } = await setUp()
  printer.breakAfterBytes = 0
  await until(await print(printer, 1, 2), { printed: 2 })
  expect(printer.paper).toHaveLength(2)
})

test('a line that breaks in the middle leaves the label unknown, and it is never sent again by itself', async () => {
  const { printer, print, until } = await setUp()
  printer.breakAfterBytes = 5
  const job = await until(await print(printer, 1), { unknown: 1 })
  expect(job.message).toContain('look whether it came out')
  expect(printer.paper).toHaveLength(0)
})

test('the rest of a job waits until somebody has said what came out; other jobs do not', async () => {
  const { printer, journal, dispatcher, print, until } = await setUp()
  printer.breakAfterBytes = 5
  const job = await print(printer, 1, 2, 3)
  await until(await print(printer, 4), { printed: 1 })
  const doubtful = await until(job, { unknown: 1, queued: 2 })
  expect([doubtful.state, printer.paper.length]).toEqual(['unknown', 1])
  await journal.resumeAfter(job, { answer: 'none' })
  dispatcher.wake(printer.machine)
  await until(job, { printed: 3 })
  expect(printer.paper).toHaveLength(4)
})

test('what was in the printer when its power went is for a person to look at', async () => {
  const { printer, all, print, until } = await setUp()
  await until(await print(printer, 1), { printed: 1 })
  // The memory takes the label, and the paper ends at this very moment.
  const write = printer.write.bind(printer)
  vi.spyOn(printer, 'write').mockImplementationOnce((bytes) => {
    printer.setCondition('paper out', true)
    return write(bytes)
  })
  const job = await print(printer, 2)
  expect((await until(job, { sent: 1 })).state).toBe('sent')
  printer.powerOff()
  all.changed(printer.machine)
  printer.isConnected = true
  all.changed(printer.machine)
  await until(await print(printer, 3), { printed: 1 })
  await until(job, { unknown: 1 })
  expect(printer.paper).toHaveLength(2)
})

test('one stuck printer does not delay another', async () => {
  const { printers, print, until } = await setUp(2)
  const [stuck, other] = printers as [PaperPrinter, PaperPrinter]
  const freed = Promise.withResolvers<void>()
  stuck.stuck = freed.promise
  const waiting = await print(stuck, 1)
  await until(waiting, { sending: 1 })
  await until(await print(other, 1, 2, 3), { printed: 3 })
  freed.resolve()
  expect((await until(waiting, { printed: 1 })).state).toBe('printed')
})

test('a label that cannot be drawn fails, the others are printed', async () => {
  const { printer, print, until } = await setUp()
  const job = await until(await print(printer, 1, 0, 2), { failed: 1, printed: 2 })
  expect(job.message).toBe('The label could not be drawn.')
})

test('a label for a machine that is gone is held and says so', async () => {
  const { print, until } = await setUp()
  const job = await print(new PaperPrinter('gone'), 1)
  expect((await until(job, { held: 1 })).message).toContain('is gone')
})

const event = fc.constantFrom(
  'print',
  'paper out',
  'mend',
  'unplug',
  'plug',
  'power off',
  'break at once',
  'break inside',
  'cancel',
)

test('under any order of events no label comes out twice, and none that is called printed is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(event, fc.nat(3)), { maxLength: 15 }), async (events) => {
      const { printer, all, journal, dispatcher, print } = await setUp()
      const jobs: number[] = []
      const happen: Record<string, () => unknown> = {
        print: async () => jobs.push(await print(printer, 1, 2)),
        'paper out': () => printer.setCondition('paper out', true),
        mend: () => printer.setCondition('paper out', false),
        unplug: () => (printer.isConnected = false),
        plug: () => (printer.isConnected = true),
        'power off': () => printer.powerOff(),
        'break at once': () => (printer.breakAfterBytes = 0),
        'break inside': () => (printer.breakAfterBytes = 4),
        cancel: () => jobs.length > 0 && journal.cancel(jobs.at(-1)!).catch(() => null),
      }
      for (const [name, turns] of events) {
        await happen[name]?.()
        all.changed(printer.machine)
        for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
      }
      printer.setCondition('paper out', false)
      printer.isConnected = true
      all.changed(printer.machine)
      const labels = await vi.waitFor(async () => {
        const found = (await Promise.all(jobs.map((job) => journal.get(job)))).flatMap((job) => job.labels ?? [])
        // Somebody looks, and has nothing printed again.
        const doubtful = found.filter(({ state }) => state === 'unknown').map(({ pk }) => pk)
        for (const job of jobs) await journal.settle(job, doubtful, 'failed').catch(() => null)
        dispatcher.wake(printer.machine)
        expect(found.filter(({ state }) => state === 'queued' || state === 'held' || state === 'sending')).toEqual([])
        return found
      }, PATIENCE)
      await dispatcher[Symbol.asyncDispose]()
      const copies = labels.map(({ pk, state }) => ({
        state,
        onPaper: printer.paper.filter((one) => one.includes(`^FD${pk}^`)).length,
      }))
      expect(copies.filter(({ onPaper }) => onPaper > 1)).toEqual([])
      expect(copies.filter(({ state, onPaper }) => state === 'printed' && onPaper === 0)).toEqual([])
      expect(copies.filter(({ state, onPaper }) => state === 'cancelled' && onPaper > 0)).toEqual([])
    }),
    { numRuns: 30 },
  )
})
