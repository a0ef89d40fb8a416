import type { PrintJob, PrintLabel } from '../../records/print-records.ts'
import type { Scan } from '../../records/scan-records.ts'
import type { PrintQueue } from '../queue/print-queue.ts'
import type { PrintJournal } from './print-journal.ts'
import type { LastGood } from './label-answers.ts'
import type { ScanMeaning } from './scan-meaning.ts'

/** What an answer led to: something was done, or it is asked further. */
export type LabelOutcome = { state: 'done'; message: string } | { state: 'asked'; question: LabelQuestion }

/** A question that the next codes answer: CONFIRM, NO, or a number. */
export interface LabelQuestion {
  message: string
  confirm: (() => Promise<LabelOutcome>) | null
  /** Null where NO leaves everything as it is. */
  refuse: (() => Promise<LabelOutcome>) | null
  number: { from: number; to: number; choose: (number: number) => Promise<LabelOutcome> } | null
  code: null
}

interface Options {
  journal: Pick<PrintJournal, 'answers' | 'get'>
  queue: Pick<PrintQueue, 'resumeAfter' | 'settleFirstPrints' | 'fittingPrinters'>
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

  /** How many labels of a job that was cut off came out: for those who have no label to scan. */
  async askHowMany(job: PrintJob): Promise<ScanMeaning> {
    const { journal, ask } = this.#options
    const undecided = new Set(await journal.answers.undecided(job.pk))
    const { labels = [] } = await journal.get(job.pk)
    const inDoubt = labels.filter(({ pk }) => undecided.has(pk))
    return ask(this.#howMany(job, inDoubt, `${wordsOf(job)}, was cut off`))
  }

  async #question(job: PrintJob, code: string): Promise<LabelQuestion> {
    const { answers } = this.#options.journal
    const undecided = new Set(await answers.undecided(job.pk))
    const labels = job.labels ?? []
    const inDoubt = labels.filter(({ pk }) => undecided.has(pk))
    const alike = (await answers.labelsWith(code)).filter((label) => label.job === job.pk)
    const [only] = alike
    if (alike.length !== 1 || only === undefined)
      return this.#howMany(job, inDoubt, `${wordsOf(job)}, was cut off, and its labels look alike`)
    const others = await this.#options.queue.fittingPrinters(job.pk)
    const last = { answer: 'code', code } as const
    const isLeft = ({ pk, state }: PrintLabel) => undecided.has(pk) || state === 'queued' || state === 'held'
    const rest = labels.filter((label) => label.position > only.position && isLeft(label)).length
    return {
      message: `Label ${only.position} of ${job.total} of ${wordsOf(job)}, which was cut off. Is it the last good one? CONFIRM prints the ${rest} after it, ${numbersOf(others)}NO leaves it.`,
      confirm: () => this.#resume(job, last),
      refuse: null,
      number:
        others.length === 0
          ? null
          : {
              from: 1,
              to: others.length,
              choose: (number) => this.#resume(job, last, others[number - 1]?.machine ?? null),
            },
      code: null,
    }
  }

  /** They all look alike, so that one of them says nothing of its place; they came out in their order. */
  #howMany(job: PrintJob, inDoubt: readonly PrintLabel[], which: string): LabelQuestion {
    const count = inDoubt.length
    return {
      message: `${which}: ${count} of ${job.total} are in doubt. How many of these ${count} came out? Scan the number, 0 to ${count}.`,
      confirm: null,
      refuse: null,
      number: {
        from: 0,
        to: count,
        choose: (number) =>
          this.#resume(job, { answer: 'chosen', labels: inDoubt.slice(0, number).map(({ pk }) => pk) }),
      },
      code: null,
    }
  }

  async #resume(job: PrintJob, last: LastGood, machine: string | null = null): Promise<LabelOutcome> {
    const rest = await this.#options.queue.resumeAfter(job.pk, last, machine)
    const { counts, total, machine_name } = rest
    const again = (counts['queued'] ?? 0) + (counts['held'] ?? 0) + (counts['sending'] ?? 0)
    const where = machine === null ? '' : ` on ${machine_name ?? machine}`
    const message =
      again === 0 ? `All ${total} labels came out` : `${again} of ${job.total} labels are printed now${where}`
    return this.#askVoid(rest, message)
  }

  /** A serial must not be there twice: what is half printed of it counts, or it does not. */
  #askVoid({ pk, printed_again: again }: PrintJob, message: string): LabelOutcome {
    const asked = again.filter(({ first_print }) => first_print === 'asked').map(({ position }) => position)
    if (asked.length === 0) return { state: 'done', message }
    const which = asked.join(', ')
    const settle = async (isVoid: boolean, settled: string): Promise<LabelOutcome> => {
      await this.#options.queue.settleFirstPrints(pk, isVoid)
      return { state: 'done', message: settled }
    }
    const question: LabelQuestion = {
      message: `${message}. Void ${which}? CONFIRM: what came out half before does not count. NO: nothing came out before.`,
      confirm: () => settle(true, `Void: the first print of ${which}`),
      refuse: () => settle(false, `Nothing is void: no first print of ${which} came out`),
      number: null,
      code: null,
    }
    return { state: 'asked', question }
  }
}

function numbersOf(others: readonly { name: string }[]): string {
  return others.map(({ name }, index) => `${index + 1} prints them on ${name}, `).join('')
}

const wordsOf = ({ template_name, pk }: PrintJob): string => `${template_name}, job ${pk}`
