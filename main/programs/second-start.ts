import { AppError } from '@scanbench/plugin'
import { readStationNote, type StationNote } from '../configuration/station-lock.ts'
import { addressesOf, ticketUrl } from './addresses.ts'
import { secretHeader } from './station-secret.ts'
import type { StationWindow } from './station-window.ts'

export const isStationRunning = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'STATION_RUNNING'

/** Opens one more window on the station that holds the data folder; says so, or why it cannot. */
export async function openOnRunningStation(folder: string, window: StationWindow): Promise<void> {
  const note = readStationNote(folder)
  if (note === null) throw running('A station is just starting or stopping on this data folder: try again.')
  if (note.address === null) throw running(`Scanbench runs already, in its own window (process ${note.pid}).`)
  const ticket = await askForTicket(note.address, note)
  window.open(ticketUrl(addressesOf(Number(new URL(note.address).port)), ticket))
  process.stdout.write(`Scanbench runs already at ${note.address}; opened a window on it.\n`)
}

async function askForTicket(address: string, { pid, secret }: StationNote): Promise<string> {
  const response = await fetch(`${address}/api/station/window-ticket/`, {
    method: 'POST',
    headers: { authorization: secretHeader(secret) },
    signal: AbortSignal.timeout(5000),
  }).catch((error: unknown) => {
    throw running(`Scanbench runs already (process ${pid}), but does not answer at ${address}.`, error)
  })
  if (!response.ok) throw running(`Scanbench runs already at ${address}, but gives no window (${response.status}).`)
  const { ticket } = (await response.json()) as { ticket: string }
  return ticket
}

function running(sentence: string, cause?: unknown): AppError {
  return new AppError('STATION_RUNNING', sentence, cause === undefined ? {} : { cause })
}
