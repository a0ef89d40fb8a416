import { AppError, messageOf } from '@scanbench/plugin'
import type { SetupCode } from '../records/setup-code-records.ts'
import type { Database } from '../storage/database.ts'
import type { DrawCode } from './check-pictures.ts'

type Draft = Omit<SetupCode, 'pk'>

interface Options {
  database: Database
  draw: DrawCode
}

/** The codes of the house that set scanners, typed off from their manuals. The table `setup_code`. */
export class SetupCodes {
  readonly #database: Database
  readonly #draw: DrawCode

  constructor({ database, draw }: Options) {
    this.#database = database
    this.#draw = draw
  }

  list(): Promise<SetupCode[]> {
    return this.#database.write.selectFrom('setup_code').selectAll().orderBy('model').orderBy('effect').execute()
  }

  /** A code that cannot be drawn is refused before it is kept. */
  async create(draft: Draft): Promise<SetupCode> {
    this.#picture(draft)
    await this.#demandOnly(draft, null)
    return this.#database.write.insertInto('setup_code').values(draft).returningAll().executeTakeFirstOrThrow()
  }

  /** What is left out stays as it is. */
  async update(pk: number, patch: Partial<Draft>): Promise<SetupCode> {
    const { pk: _, ...draft } = { ...(await this.#get(pk)), ...patch }
    this.#picture(draft)
    await this.#demandOnly(draft, pk)
    await this.#database.write.updateTable('setup_code').set(draft).where('pk', '=', pk).execute()
    return { pk, ...draft }
  }

  async delete(pk: number): Promise<void> {
    await this.#get(pk)
    await this.#database.write.deleteFrom('setup_code').where('pk', '=', pk).execute()
  }

  /** As SVG. */
  async picture(pk: number): Promise<string> {
    return this.#picture(await this.#get(pk))
  }

  async #get(pk: number): Promise<SetupCode> {
    const code = (await this.list()).find((each) => each.pk === pk)
    if (code === undefined) throw new AppError('NOT_FOUND', `There is no setup code ${pk}. It may have been deleted.`)
    return code
  }

  async #demandOnly({ model, effect }: Draft, except: number | null): Promise<void> {
    const codes = await this.list()
    if (codes.every((each) => each.pk === except || each.model !== model || each.effect !== effect)) return
    throw new AppError('CONFLICT', `There is a code for "${effect}" of ${model} already. Change that one.`)
  }

  #picture({ symbology, code }: Draft): string {
    try {
      return this.#draw(symbology, code)
    } catch (error) {
      throw new AppError('INVALID_INPUT', `This code cannot be drawn: ${messageOf(error)}`, {
        details: { code: ['It cannot be drawn. Compare it with the manual.'] },
        cause: error,
      })
    }
  }
}
