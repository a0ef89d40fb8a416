import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DeviceHost } from '../../main/devices/device-host.ts'
import { BUILT_IN_TEMPLATES } from '../../main/labels/templates/built-in/built-in-templates.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelTemplates } from '../../main/labels/templates/published-templates.ts'
import { PrintDispatcher } from '../../main/labels/queue/print-dispatcher.ts'
import { PrintJournal } from '../../main/labels/journal/print-journal.ts'
import { labelsOfItems, USUAL_JOB } from '../../main/labels/journal/new-job.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { LABEL_DATA, NO_DOTS } from '../support/label-objects.ts'
import { createMachineBench, type MachineBench } from '../support/machine-bench.ts'
import { openPtyPair, type PtyPair } from '../support/pty-pair.ts'
import { readLabel } from '../support/read-label.ts'
import { connectSerialPrinter } from '../support/serial-printer.ts'
import { SILENT_LOG } from '../support/silent-log.ts'
import { createTemporaryDatabase } from '../support/temporary-database.ts'

const clock = () => new Date()
/** The machine may be busy with other tests; nothing takes so long by itself. */
const PATIENCE = { timeout: 15_000 }
let parts: AsyncDisposableStack
let bench: MachineBench
let devices: DeviceHost
let cable: PtyPair
let journal: PrintJournal
let dispatcher: PrintDispatcher

beforeEach(async () => {
  parts = new AsyncDisposableStack()
  cable = parts.use(await openPtyPair())
  devices = parts.use(new DeviceHost({ log: SILENT_LOG }))
  await devices.start()
  bench = parts.use(await createMachineBench({ devices }))
  const database = parts.use(await createTemporaryDatabase())
  journal = new PrintJournal({ database, events: { publish() {} }, clock })
  const templates = new LabelTemplates({ documents: BUILT_IN_TEMPLATES })
  const drawing = new LabelDrawing({ templates, data: LABEL_DATA, dots: NO_DOTS, baseUrl: () => '', clock })
  dispatcher = parts.use(
    new PrintDispatcher({
      journal,
      printers: bench.machines,
      draw: async (label, { driver, settings }) => ({
        ...(await drawing.draw({ ...label, driver, settings })),
        unread: [],
      }),
      log: SILENT_LOG,
      pollMs: 20,
      statusTimeoutMs: 300,
    }),
  )
  await dispatcher.start()
})

afterEach(() => parts.disposeAsync())

async function addPrinter(driver: string, settings: Record<string, unknown> = {}): Promise<string> {
  const pk = await bench.add(driver, 'Printer', settings)
  await vi.waitFor(() => expect(bench.machines.printer(pk)?.isConnected).toBe(true), PATIENCE)
  return pk
}

async function print(machine: string, ...items: number[]): Promise<number> {
  const { pk } = await journal.createJob({
    ...USUAL_JOB,
    user: null,
    plugin: 'inventreelabelmachine',
    machine,
    template: 1,
    template_name: 'Item label',
    model_type: 'stockitem',
    labels: labelsOfItems(items),
    copies: 1,
  })
  dispatcher.wake(machine)
  return pk
}

const until = (job: number, counts: Record<string, number>) =>
  vi.waitFor(async () => expect((await journal.get(job)).counts).toEqual(counts), PATIENCE)

/** A printer on the far end of the cable that answers, with the labels that came out of it. */
function answeringPrinter(): readonly Uint8Array[] {
  return parts.use(connectSerialPrinter(cable.far, { language: 'zpl', msPerLabel: 0 })).labels
}

test('the simulated printer prints, stands without paper, and goes on with it', async () => {
  const printer = await addPrinter('simulated-printer')
  await until(await print(printer, 42, 43), { printed: 2 })
  await bench.machines.simulate(printer, { kind: 'condition', condition: 'paper out', present: true })
  const job = await print(printer, 44)
  await until(job, { held: 1 })
  expect(await bench.machines.get(printer)).toMatchObject({ status: 301, status_text: expect.stringContaining('roll') })
  await bench.machines.simulate(printer, { kind: 'condition', condition: 'paper out', present: false })
  await until(job, { printed: 1 })
  expect(bench.paper.map((label) => /INV-SI\d+/.exec(label)?.[0])).toEqual(['INV-SI42', 'INV-SI43', 'INV-SI44'])
})

test('on a real serial line labels are printed when the printer says so', async () => {
  const paper = answeringPrinter()
  const printer = await addPrinter('zpl', { PORT: cable.near })
  await until(await print(printer, 42), { printed: 1 })
  expect(await readLabel(paper[0]!, { widthMm: 50, heightMm: 30, dpmm: 8 })).toEqual(['INV-SI42'])
})

test('on a line without a way back labels are sent and never called printed', async () => {
  using far = openSerialEnd(cable.far)
  const printer = await addPrinter('zpl', { PORT: cable.near })
  const job = await print(printer, 42, 43)
  await until(job, { sent: 2 })
  await vi.waitFor(() => expect(new TextDecoder().decode(far.received()).match(/\^XZ/g)).toHaveLength(2), PATIENCE)
})

test('labels for a printer that is pulled out wait, and come out when it is back', async () => {
  answeringPrinter()
  const printer = await addPrinter('zpl', { PORT: cable.near })
  await cable[Symbol.asyncDispose]()
  await vi.waitFor(() => expect(bench.machines.printer(printer)?.isConnected).toBe(false), PATIENCE)
  const job = await print(printer, 42)
  await until(job, { held: 1 })
  cable = parts.use(await openPtyPair({ folder: cable.folder }))
  const paper = answeringPrinter()
  await until(job, { printed: 1 })
  expect(paper).toHaveLength(1)
})

test('a crash of the device process costs no label and doubles none', async () => {
  const printer = await addPrinter('simulated-printer')
  await until(await print(printer, 42), { printed: 1 })
  process.kill(devices.process.pid ?? 0, 'SIGSEGV')
  const job = await print(printer, 43, 44)
  await vi.waitFor(async () => {
    const { counts } = await journal.get(job)
    expect((counts['queued'] ?? 0) + (counts['held'] ?? 0) + (counts['sending'] ?? 0)).toBe(0)
  }, PATIENCE)
  const codes = bench.paper.map((label) => /INV-SI\d+/.exec(label)?.[0])
  expect(codes).toEqual([...new Set(codes)])
})
