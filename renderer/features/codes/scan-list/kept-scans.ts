import type { ListedScan } from './scan-list.ts'

const KEY = 'scanbench.scan-list'

/** The list outlives a look at another page, and the window. */
export function keptScans(): ListedScan[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isListed) : []
  } catch {
    // Somebody else's text: the list begins anew.
    return []
  }
}

export function keepScans(scans: readonly ListedScan[]): void {
  localStorage.setItem(KEY, JSON.stringify(scans))
}

function isListed(value: unknown): value is ListedScan {
  if (typeof value !== 'object' || value === null) return false
  const { code, model, pk, at } = value as Partial<Record<keyof ListedScan, unknown>>
  return typeof code === 'string' && typeof model === 'string' && typeof pk === 'number' && typeof at === 'string'
}
