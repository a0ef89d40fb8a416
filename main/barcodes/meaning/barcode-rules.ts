import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { Selectable } from 'kysely'
import type { BarcodeRule } from '../../records/scan-records.ts'
import type { Database } from '../../storage/database.ts'
import type { BarcodeRuleTable } from '../../storage/tables.ts'
import { flag } from '../../storage/values.ts'
import { RulePattern } from './rule-pattern.ts'

export type RuleDraft = Omit<BarcodeRule, 'pk'>

/** What one rule made of a code. */
export interface RuleReading {
  rule: string
  fields: Record<string, string>
}

export interface RuleTrial {
  text: string
  fields: Record<string, string> | null
  problem: string | null
}

interface Options {
  database: Database
  log: Logger
}

interface Compiled {
  rule: BarcodeRule
  pattern: RulePattern
  /** It took too long; it rests until somebody changes it. */
  isResting: boolean
}

/** Rules of the house for codes that no standard knows, asked in their order. */
export class BarcodeRules {
  readonly #database: Database
  readonly #log: Logger
  #compiled: Promise<Compiled[]> | null = null

  constructor({ database, log }: Options) {
    this.#database = database
    this.#log = log
  }

  async list(): Promise<BarcodeRule[]> {
    const rows = await this.#database.write
      .selectFrom('barcode_rule')
      .selectAll()
      .orderBy('position')
      .orderBy('pk')
      .execute()
    return rows.map(recordOf)
  }

  async create(draft: RuleDraft): Promise<BarcodeRule> {
    await this.#check(draft, null)
    const row = await this.#database.write
      .insertInto('barcode_rule')
      .values({ ...draft, active: flag(draft.active) })
      .returningAll()
      .executeTakeFirstOrThrow()
    this.#compiled = null
    return recordOf(row)
  }

  async update(pk: number, change: Partial<RuleDraft>): Promise<BarcodeRule> {
    const { pk: _, ...before } = await this.get(pk)
    const draft = { ...before, ...change }
    await this.#check(draft, pk)
    await this.#database.write
      .updateTable('barcode_rule')
      .set({ ...draft, active: flag(draft.active) })
      .where('pk', '=', pk)
      .execute()
    this.#compiled = null
    return { ...draft, pk }
  }

  async delete(pk: number): Promise<void> {
    await this.get(pk)
    await this.#database.write.deleteFrom('barcode_rule').where('pk', '=', pk).execute()
    this.#compiled = null
  }

  async get(pk: number): Promise<BarcodeRule> {
    const rule = (await this.list()).find((each) => each.pk === pk)
    if (rule === undefined) throw new AppError('NOT_FOUND', `There is no rule ${pk}. It may have been deleted.`)
    return rule
  }

  /** What the rules make of a code; the first that fits decides, the others are there to be shown. */
  async read(text: string): Promise<RuleReading[]> {
    this.#compiled ??= this.#compile()
    const compiled = await this.#compiled
    return compiled.flatMap((each) => this.#readBy(each, text))
  }

  /** Tries a pattern on samples before it is kept. */
  try(pattern: string, samples: readonly string[]): RuleTrial[] {
    const compiled = new RulePattern(pattern)
    compiled.check(samples)
    return samples.map((text) => {
      const answer = compiled.match(text)
      if (answer.state === 'fits') return { text, fields: answer.fields, problem: null }
      return { text, fields: null, problem: 'The pattern does not fit the whole of this code.' }
    })
  }

  #readBy(each: Compiled, text: string): RuleReading[] {
    if (each.isResting) return []
    const answer = each.pattern.match(text)
    if (answer.state === 'too slow') this.#rest(each, text)
    return answer.state === 'fits' ? [{ rule: each.rule.name, fields: answer.fields }] : []
  }

  #rest(each: Compiled, text: string): void {
    each.isResting = true
    const hint = 'it took too long on a code and rests until it is changed or the station starts again'
    this.#log.warn(`The barcode rule "${each.rule.name}" was stopped: ${hint}`, { text })
  }

  async #compile(): Promise<Compiled[]> {
    const rules = await this.list()
    return rules
      .filter(({ active }) => active)
      .map((rule) => ({ rule, pattern: new RulePattern(rule.pattern), isResting: false }))
  }

  async #check({ name, pattern, sample }: RuleDraft, own: number | null): Promise<void> {
    new RulePattern(pattern).check(sample === '' ? [] : [sample])
    const same = (await this.list()).find((rule) => rule.name === name && rule.pk !== own)
    if (same === undefined) return
    const message = `There is a rule "${name}" already. Choose another name.`
    throw new AppError('INVALID_INPUT', message, { details: { name: [message] } })
  }
}

function recordOf(row: Selectable<BarcodeRuleTable>): BarcodeRule {
  return { ...row, active: row.active === 1 }
}
