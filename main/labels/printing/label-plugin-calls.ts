import { AppError, type Logger, type ModelKey, messageOf } from '@scanbench/plugin'
import type { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import type { PrintJob } from '../../records/print-records.ts'
import { atMost, systemTimers } from '../../waiting/timers.ts'
import type { Timers } from '../../waiting/timers.ts'
import type { PrintJournal } from '../journal/print-journal.ts'
import { invalid } from './label-order.ts'

export interface LabelPluginCallsOptions {
  journal: Pick<PrintJournal, 'get' | 'discard' | 'failJob' | 'markHandedOver'>
  /** Told of a job that failed after its client got the answer. */
  onFailed: (job: PrintJob, reason: string) => void
  log: Logger
  timers?: Timers
  /** How long a client waits for the plugin before it gets an answer and asks again. */
  answerWithinMs?: number
}

/** For plugins that say that a client shall wait for them. */
const BLOCKING_MS = 60_000

/** Label plugins at work: what becomes of the job when one is done, refuses, fails or is slow. */
export class LabelPluginCalls {
  readonly #options: LabelPluginCallsOptions

  constructor(options: LabelPluginCallsOptions) {
    this.#options = options
  }

  /** A plugin that refuses takes its job along; one that is slow goes on while the client asks again. */
  async call(plugin: LabelPrintingMixin, job: PrintJob, items: number[], options: Record<string, unknown>) {
    const work = this.#run(plugin, job, items, options)
    const ending = await this.#endingInTime(plugin, work)
    if (ending === null) void work.then((late) => this.#endLate(job, late))
    if (ending?.kind === 'refused') await this.#options.journal.discard(job.pk)
    if (ending?.kind === 'refused' || ending?.kind === 'not drawn') throw ending.error
  }

  async #endingInTime({ BLOCKING_PRINT }: LabelPrintingMixin, work: Promise<Ending>): Promise<Ending | null> {
    const { timers = systemTimers, answerWithinMs = 2000 } = this.#options
    if (BLOCKING_PRINT === false) return null
    let ending: Ending | null = null
    const kept = work.then((how) => (ending = how))
    await atMost(timers, BLOCKING_PRINT === true ? BLOCKING_MS : answerWithinMs, kept)
    return ending
  }

  /** The client has its answer already, so that somebody else has to tell of the failure. */
  async #endLate(job: PrintJob, ending: Ending): Promise<void> {
    const { journal, onFailed, log } = this.#options
    if (ending.kind === 'done') return
    onFailed(job, ending.error.message)
    if (ending.kind === 'failed') return
    await journal.failJob(job.pk, ending.error.message).catch((error: unknown) => {
      log.error('The failure of a print job could not be kept', { job: job.pk, error })
    })
  }

  /** Does not reject: a failure is written into the job. */
  async #run(
    plugin: LabelPrintingMixin,
    { pk, template, model_type, user }: PrintJob,
    items: number[],
    options: Record<string, unknown>,
  ): Promise<Ending> {
    const { journal, log } = this.#options
    const modelType = model_type as ModelKey
    try {
      await plugin.printLabels({ job: pk, template, modelType, items, options, user })
      // A job that was given to a machine is followed by the dispatcher.
      if ((await journal.get(pk)).machine === null) await journal.markHandedOver(pk)
      return { kind: 'done' }
    } catch (error) {
      if (error instanceof AppError && error.code === 'INVALID_INPUT') return { kind: 'refused', error }
      if (isNotDrawn(error)) return await this.#notDrawn(pk, error)
      log.error('A label plugin failed', { job: pk, error })
      const reason = `Error printing labels: ${messageOf(error)}`
      await journal.failJob(pk, reason)
      return { kind: 'failed', error: new AppError('RENDER_FAILED', reason, { cause: error }) }
    }
  }

  /** The job stays, with the reason. */
  async #notDrawn(job: number, error: AppError): Promise<Ending> {
    await this.#options.journal.failJob(job, error.message)
    return { kind: 'not drawn', error: invalid('non_field_errors', error.message) }
  }
}

type Ending = { kind: 'done' } | { kind: 'refused' | 'not drawn' | 'failed'; error: AppError }

function isNotDrawn(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'RENDER_FAILED' || error.code === 'TEMPLATE_INVALID')
}
