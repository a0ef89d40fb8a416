import type { ActingUser, Logger } from '@scanbench/plugin'
import type { Kysely, Selectable } from 'kysely'
import type { Tables, UserTable } from '../storage/tables.ts'
import { rightsOf } from '../users/roles.ts'

/** Whom something is told: a person, or everybody with a flag. */
export type Recipient = { user: number } | { group: Group }

export const GROUPS = ['everyone', 'staff', 'superusers'] as const
export type Group = (typeof GROUPS)[number]

type Row = Selectable<UserTable>

const MEMBERS: Readonly<Record<Group, (row: Row) => boolean>> = {
  everyone: () => true,
  staff: (row) => row.is_staff === 1 || row.is_superuser === 1,
  superusers: (row) => row.is_superuser === 1,
}

export interface Wanted {
  recipients: readonly Recipient[]
  exclude: readonly number[]
  /** What it is about; whoever may not see such objects is not told. */
  model: string | null
}

/** The people behind the recipients, each once: active ones with the right to see what it is about. */
export async function peopleOf(database: Kysely<Tables>, wanted: Wanted, log: Logger): Promise<ActingUser[]> {
  const rows = await database.selectFrom('user').selectAll().where('is_active', '=', 1).orderBy('pk').execute()
  const chosen = wanted.recipients.flatMap((recipient) => members(recipient, rows, log))
  return [...new Set(chosen)]
    .filter(({ pk }) => !wanted.exclude.includes(pk))
    .map(({ pk, username, is_staff, is_superuser }) => {
      return { pk, username, is_staff: is_staff === 1, is_superuser: is_superuser === 1 }
    })
    .filter((user) => mayView(user, wanted.model))
}

function members(recipient: Recipient, rows: readonly Row[], log: Logger): Row[] {
  if ('user' in recipient) return rows.filter(({ pk }) => pk === recipient.user)
  if (GROUPS.includes(recipient.group)) return rows.filter(MEMBERS[recipient.group])
  log.warn('Nobody can be told: this kind of recipient is not known', { recipient })
  return []
}

/** Models without a role of their own are for everybody. */
function mayView({ is_staff, is_superuser }: ActingUser, model: string | null): boolean {
  const { permissions } = rightsOf({ isStaff: is_staff, isSuperuser: is_superuser })
  return model === null || !Object.hasOwn(permissions, model) || permissions[model]?.includes('view') === true
}
