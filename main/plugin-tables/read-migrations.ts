import { AppError } from '@scanbench/plugin'
import type { AppMigration } from '@scanbench/plugin/mixins'

/** The steps that a plugin declares; MIXIN_INVALID when they are none, or not in their order. */
export function readMigrations(declared: unknown): AppMigration[] {
  if (!Array.isArray(declared)) throw new AppError('MIXIN_INVALID', 'MIGRATIONS must be a list of { version, sql }')
  let last = 0
  return declared.map((step: Partial<AppMigration> | null) => {
    const version = step?.version
    const sql = step?.sql
    if (typeof sql !== 'string' || typeof version !== 'number' || !Number.isInteger(version) || version <= last)
      throw new AppError(
        'MIXIN_INVALID',
        `The step after ${last} in MIGRATIONS needs a higher whole "version" and "sql"`,
      )
    last = version
    return { version, sql }
  })
}
