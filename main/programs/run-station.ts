import { serveHttp } from '../api/http-server.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { acquireStationLock, type StationLock } from '../configuration/station-lock.ts'
import { createLog, type Log } from '../logs/pino-log.ts'
import { addressesOf, ticketUrl } from './addresses.ts'
import type { CreateStation, HostedStation, StationOptions } from './hosted-station.ts'
import { isStationRunning, openOnRunningStation } from './second-start.ts'
import { windowFolder } from './program-files.ts'
import { readyText } from './ready-text.ts'
import { createStationWindow, type StationWindow } from './station-window.ts'
import { admitSecret, createSecret } from './station-secret.ts'
import { stopSignal } from './stop-signal.ts'

export interface StationRun {
  configuration: Configuration
  createStation: CreateStation
}

/** Runs a station until it is asked to stop, or opens a window on the one that has the data folder already. */
export async function runStation(run: StationRun): Promise<void> {
  const window = createStationWindow(run.configuration)
  try {
    using lock = acquireStationLock(run.configuration.data)
    await host(run, window, lock)
  } catch (error) {
    if (!isStationRunning(error) || window.choice.kind === 'address') throw error
    await openOnRunningStation(run.configuration.data, window)
  }
}

async function host({ configuration, createStation }: StationRun, window: StationWindow, lock: StationLock) {
  const asked = stopSignal()
  // Ends in reverse order: no window without server, no server without station, and the log last.
  await using stack = new AsyncDisposableStack()
  const { data, logLevel, logToOutput } = configuration
  const log = stack.use(createLog({ folder: data, level: logLevel, output: logToOutput ? process.stdout : null }))
  noteDefects(log, stack)
  const station = await createStation(stationOptions(configuration, log))
  stack.defer(() => station.stop())
  await station.start()
  const secret = createSecret()
  const server = stack.use(
    await serveHttp({
      fetch: admitSecret((request, context) => station.fetch(request, context), secret),
      port: configuration.port,
      host: '127.0.0.1',
    }),
  )
  lock.announce({ address: addressesOf(server.port).clients, secret })
  stack.use(show(station, window, server.port, configuration))
  await asked
  process.stdout.write('Stopping.\n')
}

function show(
  station: HostedStation,
  window: StationWindow,
  port: number,
  { adminPassword }: Configuration,
): Disposable {
  const addresses = addressesOf(port)
  const needsTicket = window.choice.kind === 'browser' || adminPassword === null
  const url = needsTicket ? ticketUrl(addresses, station.createWindowTicket()) : addresses.window
  process.stdout.write(readyText({ addresses, choice: window.choice, url }))
  return window.open(url)
}

function stationOptions({ data, adminPassword, demo }: Configuration, log: Log): StationOptions {
  return { folder: data, log, adminPassword, demo, windowFolder: windowFolder(), nodePath: process.execPath }
}

/** A defect ends the process as it would anyway, but the log knows of it. */
function noteDefects(log: Log, stack: AsyncDisposableStack): void {
  const note = (error: unknown): void => log.error('The program ends because of a defect', { error })
  process.on('uncaughtExceptionMonitor', note)
  stack.defer(() => void process.off('uncaughtExceptionMonitor', note))
}
