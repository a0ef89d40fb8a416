import type { Scan } from '../../../../main/records/scan-records.ts'

/** A code on the list. */
export interface ListedScan {
  code: string
  model: NonNullable<Scan['match']>['model']
  pk: number
  /** When it was scanned first, ISO 8601. */
  at: string
}

export interface ScanList {
  /** Newest first. */
  scans: readonly ListedScan[]
  /** Why the last code was not taken; null when it was. */
  refusal: { code: string; reason: string } | null
}

export type ListAction = { kind: 'scan'; scan: Scan } | { kind: 'remove'; scan: ListedScan } | { kind: 'clear' }

const EMPTY_LIST: ScanList = { scans: [], refusal: null }

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

export function scanList(list: ScanList, action: ListAction): ScanList {
  switch (action.kind) {
    case 'scan':
      return withScan(list, action.scan)
    case 'remove':
      return { scans: list.scans.filter((each) => each !== action.scan), refusal: null }
    default:
      return EMPTY_LIST
  }
}

/** Each thing is listed once, whichever of its codes is scanned. */
function withScan({ scans }: ScanList, { data: code, match, timestamp: at }: Scan): ScanList {
  if (match === null) return { scans, refusal: { code, reason: 'Not known here' } }
  const known = scans.find((each) => each.code === code || (each.model === match.model && each.pk === match.pk))
  if (known !== undefined)
    return { scans, refusal: { code, reason: `Already scanned, ${TIME.format(new Date(known.at))}` } }
  return { scans: [{ code, ...match, at }, ...scans], refusal: null }
}
