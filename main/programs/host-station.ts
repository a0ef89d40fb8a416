import { serveHttp } from '../api/serving/http-server.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { acquireStationLock } from '../configuration/station-lock.ts'
import { createLog, type Log } from '../logs/pino-log.ts'
import type { Station, StationOptions } from '../station.ts'
import { addressesOf, type Addresses } from './addresses.ts'
import { useLittleMemory } from './little-memory.ts'
import { programVersion, windowFolder } from './program-files.ts'
import { createSecret } from './station-secret.ts'

export type CreateStation = (options: StationOptions) => Promise<Station>

export interface Hosting {
  configuration: Configuration
  createStation: CreateStation
  /** The plain Node binary that child processes run on. */
  nodePath: string
  /** False keeps every port closed. */
  isServed: boolean
  /** Only what is stored: nothing of the station works. */
  isResting?: boolean
}

export interface Hosted extends AsyncDisposable {
  station: Station
  log: Log
  /** Null where no port is open. */
  addresses: Addresses | null
}

/** Locks the data folder and starts a station on it. Disposing ends all in reverse order, the log last but the lock. */
export async function hostStation({ configuration, createStation, nodePath, ...hosting }: Hosting): Promise<Hosted> {
  useLittleMemory()
  const { isServed, isResting = false } = hosting
  await using stack = new AsyncDisposableStack()
  const { data, port, adminPassword, demo } = configuration
  const lock = stack.use(acquireStationLock(data))
  const log = stack.use(openLog(configuration))
  stack.use(noteDefects(log))
  const stationSecret = createSecret()
  const files = { folder: data, windowFolder: windowFolder(), nodePath, version: programVersion() }
  const station = await createStation({
    ...files,
    ...pluginOptions(configuration),
    log,
    adminPassword,
    demo,
    stationSecret,
    isResting,
  })
  stack.defer(() => station.stop())
  await station.start()
  const server = isServed ? stack.use(await serveHttp({ fetch: station.fetch, port, host: '127.0.0.1' })) : null
  const addresses = server === null ? null : addressesOf(server.port)
  lock.announce({ address: addresses?.clients ?? null, secret: stationSecret })
  const started = stack.move()
  return { station, log, addresses, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

/** The samples of the source tree are for tests. */
function pluginOptions(configuration: Configuration) {
  const { plugins, mandatoryPlugins, safeMode, pluginSettings, globalSettings, pluginInstall, pluginFile } =
    configuration
  const installs = { isAllowed: pluginInstall, requirementsFile: pluginFile }
  return {
    pluginChoice: { samples: false, folders: plugins, mandatory: mandatoryPlugins, safeMode, installs },
    forcedSettings: { global: globalSettings, plugins: pluginSettings },
  }
}

function openLog({ data, logLevel, logToOutput }: Configuration): Log {
  return createLog({ folder: data, level: logLevel, output: logToOutput ? process.stdout : null })
}

/** A defect ends the process as it would anyway, but the log knows of it. */
function noteDefects(log: Log): Disposable {
  const note = (error: unknown): void => log.error('The program ends because of a defect', { error })
  process.on('uncaughtExceptionMonitor', note)
  return { [Symbol.dispose]: () => void process.off('uncaughtExceptionMonitor', note) }
}
