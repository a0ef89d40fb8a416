import { AppError, type ModelKey } from '@scanbench/plugin'
import type { Selectable } from 'kysely'
import type { Printers } from '../../machines/printers/printer-port.ts'
import type { PrintRule } from '../../records/print-records.ts'
import type { Database } from '../../storage/database.ts'
import type { PrintRuleTable } from '../../storage/tables.ts'
import { flag } from '../../storage/values.ts'
import { readTemplateFilters } from '../templates/template-filters.ts'
import { chooseRule } from './choose-rule.ts'

interface Options {
  database: Database
  printers: Printers
  /** Prints what no rule has a printer for. */
  usualPrinter: () => Promise<string | null>
  record: (model: ModelKey, pk: number) => Promise<Record<string, unknown> | null>
  stationName: () => Promise<string>
}

export type PrintRuleValues = Omit<PrintRule, 'pk' | 'position'>

export interface PrintChoice {
  template: number | null
  machine: string | null
  copies: number
  scan_back: boolean
  /** Why, beside the choice. */
  rule: string
}

/** What, where and which roll lead to which label on which printer. */
export class PrintRules {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async list(): Promise<PrintRule[]> {
    const rows = await this.#write.selectFrom('print_rule').selectAll().orderBy('position').orderBy('pk').execute()
    return rows.map(ruleRecord)
  }

  /** The newest rule comes last. */
  async create(values: PrintRuleValues, position: number | null): Promise<PrintRule> {
    check(values)
    const rules = await this.list()
    const { insertId } = await this.#write
      .insertInto('print_rule')
      .values({ ...ruleRow(values), position: position ?? (rules.at(-1)?.position ?? 0) + 1 })
      .executeTakeFirst()
    return this.#get(Number(insertId))
  }

  async update(pk: number, change: Partial<Omit<PrintRule, 'pk'>>): Promise<PrintRule> {
    const changed = { ...(await this.#get(pk)), ...change }
    check(changed)
    const row = { ...ruleRow(changed), position: changed.position }
    await this.#write.updateTable('print_rule').set(row).where('pk', '=', pk).execute()
    return this.#get(pk)
  }

  async remove(pk: number): Promise<void> {
    await this.#get(pk)
    await this.#write.deleteFrom('print_rule').where('pk', '=', pk).execute()
  }

  /** What a printer is for: the names of its rules. */
  async rolesOf(machine: string): Promise<string[]> {
    return (await this.list()).filter((rule) => rule.enabled && rule.machine === machine).map(({ name }) => name)
  }

  /** Template and printer for an object, with the reason. */
  async choose(of: { model: ModelKey; item: number | null; template: number | null }): Promise<PrintChoice> {
    const { printers, record, stationName, usualPrinter } = this.#options
    const rule = chooseRule(await this.list(), {
      model: of.model,
      record: of.item === null ? null : await record(of.model, of.item),
      template: of.template,
      station: await stationName(),
      mediaOf: (machine) => printers.printer(machine)?.roll ?? null,
    })
    if (rule === null || (rule.machine !== null && printers.printer(rule.machine) === null))
      return { template: of.template, machine: await usualPrinter(), copies: 1, scan_back: false, rule: '' }
    const { template, machine, copies, scan_back, name } = rule
    return {
      template: of.template ?? template,
      machine: machine ?? (await usualPrinter()),
      copies,
      scan_back,
      rule: `by rule: ${name}`,
    }
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }

  async #get(pk: number): Promise<PrintRule> {
    const row = await this.#write.selectFrom('print_rule').selectAll().where('pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no print rule ${pk}.`)
    return ruleRecord(row)
  }
}

/** Filters that mean nothing are refused when they are written, not when something is printed. */
function check({ filters, model_type }: PrintRuleValues): void {
  if (filters !== '') readTemplateFilters(filters, model_type)
}

function ruleRow({ media, scan_back, enabled, ...rule }: PrintRuleValues) {
  const { name, model_type, filters, station, template, machine, copies } = rule
  return {
    name,
    model_type,
    filters,
    station,
    template,
    machine,
    copies,
    media_width: media?.width_mm ?? null,
    media_length: media?.length_mm ?? null,
    scan_back: flag(scan_back),
    enabled: flag(enabled),
  }
}

function ruleRecord({ media_width, media_length, ...row }: Selectable<PrintRuleTable>): PrintRule {
  return {
    ...row,
    model_type: row.model_type as PrintRule['model_type'],
    media: media_width === null ? null : { width_mm: media_width, length_mm: media_length },
    scan_back: row.scan_back === 1,
    enabled: row.enabled === 1,
  }
}
