import type { PluginRecord } from '../../main/records/plugin-records.ts'
import type { Station } from '../../main/station.ts'
import { STATION } from '../../main/users/actor.ts'
import type { Actor } from '../../main/users/actor.ts'

export interface Answered {
  status: number
  body: unknown
}

/** A call with its status, whatever it is. Text that is no JSON is given as text. */
export async function ask(
  station: Pick<Station, 'fetch'>,
  method: string,
  path: string,
  body?: unknown,
  actor: Actor = STATION,
): Promise<Answered> {
  const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
  if (body !== undefined) init.body = JSON.stringify(body)
  const response = await station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor })
  const text = await response.text()
  return { status: response.status, body: asJson(text) }
}

/** Turns a plugin on or off and says yes to what it asks for, as the switch on the Plugins page does. */
export async function turnOn(station: Pick<Station, 'fetch'>, slug: string, active = true): Promise<void> {
  const { body } = await ask(station, 'GET', `/api/plugins/${slug}/`)
  const accepted = (body as PluginRecord).permissions.map(({ key }) => key)
  const answer = await ask(station, 'PATCH', `/api/plugins/${slug}/activate/`, { active, accept_permissions: accepted })
  if (answer.status !== 200) throw new Error(`${slug}: ${JSON.stringify(answer)}`)
}

/** Opens one of the gates ENABLE_PLUGINS_... */
export async function openGate(station: Pick<Station, 'fetch'>, key: string, value = true): Promise<void> {
  const answer = await ask(station, 'PATCH', `/api/settings/global/${key}/`, { value })
  if (answer.status !== 200) throw new Error(`${key}: ${JSON.stringify(answer)}`)
}

/** What an action of a plugin says. */
export async function infoOf(station: Pick<Station, 'fetch'>, action: string): Promise<unknown> {
  const { body } = await ask(station, 'POST', '/api/action/', { action })
  return (body as { info?: unknown }).info
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not everything is JSON.
    return text
  }
}
