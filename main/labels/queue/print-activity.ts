import type { Kysely } from 'kysely'
import type { Database } from '../../storage/database.ts'
import type { Tables } from '../../storage/tables.ts'

interface Options {
  database: Pick<Database, 'write'>
  clock: () => Date
}

export interface LabelsOut {
  today: number
  lastHour: number
  /** Of the last hour, in steps of five minutes, the oldest first. */
  steps: number[]
}

const STEP_MS = 5 * 60_000
const STEPS = 12

/** How many labels came out of a printer, as the journal knows it: printed, or sent where the printer cannot say more. */
export class PrintActivity {
  readonly #database: Kysely<Tables>
  readonly #clock: () => Date

  constructor({ database, clock }: Options) {
    this.#database = database.write
    this.#clock = clock
  }

  async labelsOf(machine: string): Promise<LabelsOut> {
    const now = this.#clock()
    const midnight = new Date(now)
    midnight.setHours(0, 0, 0, 0)
    const from = now.getTime() - STEPS * STEP_MS
    const times = await this.#timesSince(machine, new Date(Math.min(midnight.getTime(), from)))
    const recent = times.filter((time) => time > from)
    const steps = Array.from({ length: STEPS }, () => 0)
    for (const time of recent) {
      const step = Math.min(STEPS - 1, Math.floor((time - from) / STEP_MS))
      steps[step] = (steps[step] ?? 0) + 1
    }
    return {
      today: times.filter((time) => time >= midnight.getTime()).length,
      lastHour: recent.length,
      steps,
    }
  }

  async #timesSince(machine: string, since: Date): Promise<number[]> {
    const rows = await this.#database
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select(['print_label.printed_at', 'print_label.sent_at'])
      .where('print_job.machine', '=', machine)
      .where('print_label.state', 'in', ['printed', 'sent'])
      .where('print_label.updated', '>=', since.toISOString())
      .execute()
    const times = rows.map(({ printed_at, sent_at }) => Date.parse(printed_at ?? sent_at ?? ''))
    return times.filter((time) => time >= since.getTime())
  }
}
