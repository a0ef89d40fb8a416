import type { PrintJob, PrintLabel } from '../../records/print-records.ts'
import type { Scan } from '../../records/scan-records.ts'
import type { PrintJournal } from './print-journal.ts'
import type { LastGood } from './label-answers.ts'
import type { ScanMeaning } from './scan-meaning.ts'

interface Done {
  state: 'done'
  message: string
}

/** A question that the next codes answer: CONFIRM, or a number. */
export interface LabelQuestion {
  message: string
  confirm: (() => Promise<Done>) | null
  number: { from: number; to: number; choose: (number: number) => Promise<Done> } | null
  code: null
}

interface Options {
  journal: Pick<PrintJournal, 'answers' | 'get'>
  resumeAfter: (job: number, last: LastGood) => Promise<PrintJob>
  ask: (question: LabelQuestion) => ScanMeaning
}

/**
 * The label of a job that was cut off is scanned: most likely it is the last good one. Nothing is guessed: the answer is shown,
 * and printed is what CONFIRM or a number says.
 */
export class RecoveryScan {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async take({ data }: Scan): Promise<ScanMeaning | null> {
    const { journal, ask } = this.#options
    for (const { job } of await journal.answers.labelsWith(data)) {
      const found = await journal.get(job)
      if (found.state === 'unknown') return ask(await this.#question(found, data))
    }
    return null
  }

  async #question(job: PrintJob, code: string): Promise<LabelQuestion> {
    const { answers } = this.#options.journal
    const undecided = new Set(await answers.undecided(job.pk))
    const labels = job.labels ?? []
    const inDoubt = labels.filter(({ pk }) => undecided.has(pk))
    const alike = (await answers.labelsWith(code)).filter((label) => label.job === job.pk)
    const [only] = alike
    if (alike.length !== 1 || only === undefined) return this.#howMany(job, inDoubt)
    const isLeft = ({ pk, state }: PrintLabel) => undecided.has(pk) || state === 'queued' || state === 'held'
    const rest = labels.filter((label) => label.position > only.position && isLeft(label)).length
    return {
      message: `Label ${only.position} of ${job.total} of ${wordsOf(job)}, which was cut off. Is it the last good one? CONFIRM prints the ${rest} after it, NO leaves it.`,
      confirm: () => this.#resume(job, { answer: 'code', code }),
      number: null,
      code: null,
    }
  }

  /** They all look alike, so that one of them says nothing of its place; they came out in their order. */
  #howMany(job: PrintJob, inDoubt: readonly PrintLabel[]): LabelQuestion {
    const count = inDoubt.length
    const which = `${wordsOf(job)}, was cut off, and its labels look alike`
    return {
      message: `${which}: ${count} of ${job.total} are in doubt. How many of these ${count} came out? Scan the number, 0 to ${count}.`,
      confirm: null,
      number: {
        from: 0,
        to: count,
        choose: (number) =>
          this.#resume(job, { answer: 'chosen', labels: inDoubt.slice(0, number).map(({ pk }) => pk) }),
      },
      code: null,
    }
  }

  async #resume(job: PrintJob, last: LastGood): Promise<Done> {
    const { counts, total } = await this.#options.resumeAfter(job.pk, last)
    const again = (counts['queued'] ?? 0) + (counts['held'] ?? 0) + (counts['sending'] ?? 0)
    const message = again === 0 ? `All ${total} labels came out` : `${again} of ${total} labels are printed now`
    return { state: 'done', message }
  }
}

const wordsOf = ({ template_name, pk }: PrintJob): string => `${template_name}, job ${pk}`
