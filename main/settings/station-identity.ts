import { randomUUID } from 'node:crypto'
import { text } from '@scanbench/plugin/settings'
import type { SettingsStore } from './settings.ts'

// Declared here alone, so the API does not know of it.
const IDENTITY = { STATION_ID: text({ name: 'Identity of this station', hidden: true }) }

/** UUID of the station: made at its first start, the same ever after. */
export async function stationIdentity(settings: SettingsStore): Promise<string> {
  const stored = await settings.get({ scope: 'global' }, IDENTITY, 'STATION_ID')
  if (typeof stored === 'string' && stored !== '') return stored
  const made = randomUUID()
  await settings.set({ scope: 'global' }, IDENTITY, 'STATION_ID', made)
  return made
}
