import { AppError, messageOf } from '@scanbench/plugin'
import { withControlCharacters } from '../machines/connections/control-names.ts'
import type { SetupCode } from '../records/setup-code-records.ts'
import type { Database } from '../storage/database.ts'
import type { DrawCode } from './check-pictures.ts'

type Draft = Omit<SetupCode, 'pk'>

interface Options {
  database: Database
  draw: DrawCode
}

/** The codes of the house that set scanners, typed off from their manuals: no list of makers' codes is public. The table `setup_code`. */
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
    const codes = await this.list()
    if (codes.some(({ model, effect }) => model === draft.model && effect === draft.effect))
      throw new AppError(
        'CONFLICT',
        `There is a code for "${draft.effect}" of ${draft.model} already. Delete it, then add the other.`,
      )
    return this.#database.write.insertInto('setup_code').values(draft).returningAll().executeTakeFirstOrThrow()
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

  #picture({ symbology, code }: Draft): string {
    try {
      return this.#draw(symbology, drawnText(code))
    } catch (error) {
      throw new AppError('INVALID_INPUT', `This code cannot be drawn: ${messageOf(error)}`, {
        details: { code: ['It cannot be drawn. Compare it with the manual.'] },
        cause: error,
      })
    }
  }
}

/** As the drawing library reads it: `^FNC3` for a function character, `^^` for a caret. */
function drawnText(code: string): string {
  const marked = code.replaceAll('^', '^^').replaceAll(/<FNC([1-4])>/g, '^FNC$1')
  return withControlCharacters(marked)
}
