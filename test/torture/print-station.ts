import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '@scanbench/plugin'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { TransportError, type Connection, type ConnectionEvents } from '../../drivers/transports/connection.ts'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { createNodeTcp } from '../../drivers/transports/node/node-tcp.ts'
import { PrintDispatcher } from '../../main/labels/queue/print-dispatcher.ts'
import { PrintJournal } from '../../main/labels/journal/print-journal.ts'
import { labelsOfItems, USUAL_JOB } from '../../main/labels/journal/new-job.ts'
import type { DeviceLink } from '../../main/devices/device-link.ts'
import { PrinterMachine } from '../../main/machines/printers/printer-machine.ts'
import { systemTimers } from '../../main/waiting/timers.ts'
import { openDatabase } from '../../main/storage/sqlite-database.ts'
import { SILENT_LOG } from '../support/silent-log.ts'

/** What is printed, and where. */
export interface PrintStationOrder {
  file: string
  labels: number
  printer: { path: string } | { port: number }
}

const MACHINE = 'printer'
const RETRY_MS = 30
const LOOK_MS = 50

/** Everything between the journal and the line, as a process that can be killed at any moment. */
const { file, labels, printer: place } = JSON.parse(process.argv[2] ?? '{}') as PrintStationOrder
const database = await openDatabase({ file, log: SILENT_LOG })
const journal = new PrintJournal({ database, events: { publish() {} }, clock: () => new Date() })
const printer = new PrinterMachine({
  machine: MACHINE,
  driver: new ZplPrinterDriver(),
  voice: { status() {}, statusCode() {}, properties() {}, problem() {}, restartRequired() {} },
  log: SILENT_LOG,
  timers: systemTimers,
  hooks: null,
  name: () => 'Printer',
  statusText: () => 'The printer is not there.',
  said() {},
})
const dispatcher = new PrintDispatcher({
  journal,
  printers: { printer: () => printer, onChange: () => ({ [Symbol.dispose]() {} }) },
  draw: async ({ pk }) => ({
    bytes: new TextEncoder().encode(`^XA^FO20,20^A0N,30^FDL${pk}E^FS^XZ\r\n`),
    codes: [`L${pk}E`],
    sizeMm: null,
  }),
  log: SILENT_LOG,
  timers: systemTimers,
  pollMs: 20,
  statusTimeoutMs: 250,
  progressTimeoutMs: 2000,
})

async function connectForever(): Promise<never> {
  for (;;) {
    const closed = Promise.withResolvers<void>()
    const events: ConnectionEvents = {
      data: (bytes) => printer.received(bytes, Date.now()),
      closed: () => closed.resolve(),
    }
    const connection = await open(events).catch(() => null)
    if (connection !== null) {
      printer.connected(linkOf(connection), null)
      dispatcher.wake(MACHINE)
      await closed.promise
      printer.disconnected()
      dispatcher.wake(MACHINE)
    }
    await wait(RETRY_MS)
  }
}

function open(events: ConnectionEvents): Promise<Connection> {
  if ('port' in place) return createNodeTcp().open({ host: '127.0.0.1', port: place.port }, events)
  const line = { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
  return createNodeSerial().open({ path: place.path, ...line }, events)
}

function linkOf(connection: Connection): DeviceLink {
  return {
    write: (bytes, options) => connection.write(bytes, options).catch(asAppError),
    control: () => Promise.reject(new AppError('DEVICE_UNAVAILABLE', 'no')),
    close: () => connection.close(),
    simulate: async () => {},
  }
}

function asAppError(error: unknown): never {
  if (error instanceof TransportError)
    throw new AppError('DEVICE_DISCONNECTED', error.message, { details: { bytesTaken: error.details.bytesTaken } })
  throw error
}

async function isDone(): Promise<boolean> {
  const open = await database.write
    .selectFrom('print_label')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where((where) =>
      where.or([
        where('state', 'in', ['queued', 'held', 'sending']),
        where('state', '=', 'sent').and('awaited', '=', 1),
      ]),
    )
    .executeTakeFirstOrThrow()
  return open.number === 0
}

if ((await journal.list({}, { limit: 1, offset: 0, search: [], ordering: [] })).count === 0)
  await journal.createJob({
    ...USUAL_JOB,
    user: null,
    plugin: 'inventreelabelmachine',
    machine: MACHINE,
    template: 1,
    template_name: 'Item label',
    model_type: 'stockitem',
    labels: labelsOfItems(Array.from({ length: labels }, (_, index) => index + 1)),
    copies: 1,
  })
/** A person who looks now and then, and says of doubtful labels that they did not come out; nobody has them printed again. */
async function answerDoubts(): Promise<void> {
  const doubtful = await database.write
    .selectFrom('print_label')
    .select(['pk', 'job'])
    .where('state', '=', 'unknown')
    .execute()
  for (const [job, labels] of Map.groupBy(doubtful, (label) => label.job)) {
    await journal.settle(
      job,
      labels.map(({ pk }) => pk),
      'failed',
    )
    dispatcher.wake(MACHINE)
  }
}

// It does not outlive the test.
process.stdin.resume().on('end', () => process.exit(1))
await dispatcher.start()
void connectForever()
while (!(await isDone())) {
  await wait(LOOK_MS)
  await answerDoubts()
}
await dispatcher[Symbol.asyncDispose]()
await database[Symbol.asyncDispose]()
process.exit(0)
