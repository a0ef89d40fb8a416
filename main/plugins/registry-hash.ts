import { createHash } from 'node:crypto'

export interface HashedPlugin {
  slug: string
  name: string
  version: string | null
  isActive: boolean
}

/** A text that differs when another set of plugins is on, whatever the order in which they were found. */
export function registryHash(plugins: readonly HashedPlugin[], switches: Readonly<Record<string, boolean>>): string {
  const rows = plugins.map(({ slug, name, version, isActive }) => JSON.stringify([slug, name, version, isActive]))
  const gates = Object.entries(switches).map((entry) => JSON.stringify(entry))
  const hash = createHash('sha256')
  for (const row of [...rows.toSorted(), ...gates.toSorted()]) hash.update(`${row}\n`)
  return hash.digest('hex')
}
