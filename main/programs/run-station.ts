import type { Configuration } from '../configuration/configuration.ts'
import { ticketUrl, type Addresses } from './addresses.ts'
import { hostStation, type CreateStation, type Hosted } from './host-station.ts'
import { readyText } from './ready-text.ts'
import { isStationRunning, openOnRunningStation } from './second-start.ts'
import { createStationWindow, type StationWindow } from './station-window.ts'
import { stopSignal } from './stop-signal.ts'

export interface StationRun {
  configuration: Configuration
  createStation: CreateStation
}

/** Runs a station until it is asked to stop, or opens a window on the one that has the data folder already. */
export async function runStation(run: StationRun): Promise<void> {
  const window = createStationWindow(run.configuration)
  try {
    await host(run, window)
  } catch (error) {
    if (!isStationRunning(error) || window.choice.kind === 'address') throw error
    await openOnRunningStation(run.configuration.data, window)
  }
}

async function host(run: StationRun, window: StationWindow): Promise<void> {
  const asked = stopSignal()
  await using hosted = await hostStation({ ...run, nodePath: process.execPath, isServed: true })
  using _window = hosted.addresses === null ? null : show(hosted, hosted.addresses, window, run.configuration)
  await asked
  process.stdout.write('Stopping.\n')
}

function show(
  hosted: Hosted,
  addresses: Addresses,
  window: StationWindow,
  { adminPassword }: Configuration,
): Disposable {
  const { choice } = window
  const needsTicket = choice.kind === 'browser' || adminPassword === null
  const url = needsTicket ? ticketUrl(addresses, hosted.station.createWindowTicket()) : addresses.window
  process.stdout.write(readyText({ addresses, choice, url }))
  return window.open(url)
}
