import { constants } from 'node:sqlite'

const { SQLITE_ATTACH, SQLITE_CREATE_VTABLE, SQLITE_DENY, SQLITE_DETACH, SQLITE_FUNCTION, SQLITE_OK } = constants
const { SQLITE_PRAGMA, SQLITE_SAVEPOINT, SQLITE_TRANSACTION } = constants

/** They tell of the tables and change nothing; full-text search and ALTER TABLE ask for the first two by themselves. */
const PRAGMAS = new Set([
  'data_version',
  'quick_check',
  'integrity_check',
  'foreign_key_check',
  'foreign_key_list',
  'table_info',
  'table_xinfo',
  'table_list',
  'index_list',
  'index_info',
])
const MODULES = new Set(['fts5', 'fts5vocab', 'rtree'])

/** What a plugin's own statement may do: anything to its tables, and nothing beyond its file. */
export function tableRight(action: number, first: string | null, second: string | null): number {
  return isAllowed(action, (first ?? '').toLowerCase(), (second ?? '').toLowerCase()) ? SQLITE_OK : SQLITE_DENY
}

function isAllowed(action: number, first: string, second: string): boolean {
  switch (action) {
    // Another file. VACUUM INTO comes this way too.
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    // Whole or not at all is what `batch` is for; an open transaction would hold the next statement.
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return false
    case SQLITE_PRAGMA:
      return PRAGMAS.has(first)
    case SQLITE_CREATE_VTABLE:
      return MODULES.has(second)
    case SQLITE_FUNCTION:
      return second !== 'load_extension'
    default:
      return true
  }
}
