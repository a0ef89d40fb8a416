import { setTimeout as wait } from 'node:timers/promises'
import type { ConnectionSpec, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { DeviceHost } from '../../main/devices/device-host.ts'
import { PrintDispatcher } from '../../main/labels/queue/print-dispatcher.ts'
import type { PrintDispatcherOptions } from '../../main/labels/queue/print-dispatcher.ts'
import { PrintJournal } from '../../main/labels/journal/print-journal.ts'
import { labelsOfItems, USUAL_JOB } from '../../main/labels/journal/new-job.ts'
import { PrinterMachine } from '../../main/machines/printers/printer-machine.ts'
import { systemTimers } from '../../main/waiting/timers.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Database } from '../../main/storage/database.ts'
import { openDatabase } from '../../main/storage/sqlite-database.ts'
import { SILENT_LOG } from './silent-log.ts'

type Tuning = Partial<Pick<PrintDispatcherOptions, 'pollMs' | 'statusTimeoutMs' | 'progressTimeoutMs'>>

export interface PrintingLaneOptions extends Tuning {
  /** The database, where it is or is to be. */
  file: string
  driver: LabelPrinterDriver
  spec: ConnectionSpec
  draw: PrintDispatcherOptions['draw']
}

/** All of the station that is between a print job and the line of one printer: journal, writer, device process. */
export interface PrintingLane extends AsyncDisposable {
  readonly database: Database
  readonly journal: PrintJournal
  readonly dispatcher: PrintDispatcher
  readonly printer: PrinterMachine
  /** The process that holds the line. */
  readonly devices: DeviceHost
  /** Resolves when the printer is there. */
  readonly connected: Promise<void>
  print(labels: number): Promise<PrintJob>
}

const MACHINE = 'printer'
const RETRY_MS = 30

export async function openPrintingLane({ file, driver, spec, draw, ...tuning }: PrintingLaneOptions) {
  const database = await openDatabase({ file, log: SILENT_LOG })
  const journal = new PrintJournal({ database, events: { publish() {} }, clock: () => new Date() })
  const printer = new PrinterMachine({
    machine: MACHINE,
    driver,
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
    draw,
    log: SILENT_LOG,
    timers: systemTimers,
    ...tuning,
  })
  const devices = new DeviceHost({ log: SILENT_LOG })
  const connected = Promise.withResolvers<void>()
  const end = new AbortController()

  async function connectForever(): Promise<void> {
    while (!end.signal.aborted) {
      const closed = Promise.withResolvers<void>()
      const link = await devices
        .open(spec, {
          data: (bytes, at) => printer.received(bytes, at),
          closed: () => closed.resolve(),
          simulated() {},
        })
        .catch(() => null)
      if (link !== null) {
        printer.connected(link, spec)
        dispatcher.wake(MACHINE)
        connected.resolve()
        await closed.promise
        printer.disconnected()
        dispatcher.wake(MACHINE)
      }
      await wait(RETRY_MS)
    }
  }

  await devices.start()
  await dispatcher.start()
  void connectForever()

  const lane: PrintingLane = {
    database,
    journal,
    dispatcher,
    printer,
    devices,
    connected: connected.promise,
    async print(labels) {
      const job = await journal.createJob({
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
      dispatcher.wake(MACHINE)
      return job
    },
    async [Symbol.asyncDispose]() {
      end.abort()
      await dispatcher[Symbol.asyncDispose]()
      await devices[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
  return lane
}
