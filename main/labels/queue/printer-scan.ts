import { isPrinterCode } from '../../../drivers/protocols/printer-code.ts'
import type { QueuedPrinter } from '../../records/print-records.ts'
import type { Scan } from '../../records/scan-records.ts'
import type { PrintJournal } from '../journal/print-journal.ts'
import type { LabelQuestion, RecoveryScan } from '../journal/recovery-scan.ts'
import type { ScanMeaning } from '../journal/scan-meaning.ts'
import type { PrintQueue } from './print-queue.ts'

interface Options {
  journal: Pick<PrintJournal, 'line' | 'get' | 'list'>
  queue: Pick<PrintQueue, 'printers' | 'fittingPrinters' | 'move'>
  recovery: Pick<RecoveryScan, 'askHowMany'>
  ask: (question: LabelQuestion) => ScanMeaning
}

/** The code on a printer is scanned: what is wrong with it is said, and what codes do about that. */
export class PrinterScan {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async take({ data }: Scan): Promise<ScanMeaning | null> {
    if (!isPrinterCode(data)) return null
    const { journal, queue, recovery } = this.#options
    const printer = (await queue.printers()).find(({ code }) => code === data)
    if (printer === undefined) return null
    const cutOff = await journal.list({ machine: printer.machine, state: 'unknown' }, FIRST)
    if (cutOff.results[0] !== undefined) return recovery.askHowMany(cutOff.results[0])
    const trouble = troubleOf(printer)
    const [next] = await journal.line.upcoming(printer.machine, 1)
    const waiting = next === undefined ? 'Nothing waits for it.' : `${labels(printer.waiting)} for it.`
    if (trouble === null || next === undefined) return told(`${printer.name}: ${trouble ?? 'ready'}. ${waiting}`)
    return this.#askWhere(next.job, `${printer.name}: ${trouble}. ${waiting}`)
  }

  /** It goes on by itself when the printer is ready again, or on another one. */
  async #askWhere(job: number, words: string): Promise<ScanMeaning> {
    const { queue, ask } = this.#options
    const others = await queue.fittingPrinters(job)
    if (others.length === 0) return told(`${words} They go on by themselves when it is mended.`)
    const choices = others.map(({ name }, index) => `${index + 1} prints the rest of job ${job} on ${name}`)
    return ask({
      message: `${words} They go on by themselves when it is mended; ${choices.join(', ')}.`,
      confirm: null,
      refuse: null,
      number: { from: 1, to: others.length, choose: (number) => this.#move(job, others[number - 1]) },
      code: null,
    })
  }

  async #move(job: number, other: { machine: string; name: string } | undefined) {
    if (other !== undefined) await this.#options.queue.move(job, other.machine)
    return { state: 'done', message: `The rest of job ${job} is printed on ${other?.name ?? 'it'}` } as const
  }
}

const FIRST = { limit: 1, offset: 0, search: [], ordering: [] }

function troubleOf({ conditions, is_connected, is_paused, obstacle }: QueuedPrinter): string | null {
  if (conditions.length > 0) return conditions.join(', ')
  if (!is_connected) return obstacle === '' ? 'not connected' : obstacle.replace(/\.$/u, '')
  return is_paused ? 'paused, RESUME lets it go on' : null
}

const labels = (count: number): string => (count === 1 ? '1 label waits' : `${count} labels wait`)

function told(success: string): ScanMeaning {
  return { state: 'matched', plugin: 'Labels', match: null, result: { success } }
}
