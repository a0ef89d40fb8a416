import { dirname, join, resolve } from 'node:path'
import { AppError } from '@scanbench/plugin'
import { defaultDataFolder } from './default-data-folder.ts'
import { OPTION_KEYS, optionOf, type LogLevel, type OptionKey } from './options.ts'
import { parseFile, parseFlags, parseValue, type Given } from './sources.ts'

export interface Configuration {
  data: string
  config: string
  /** 0 means any free port. */
  port: number
  headless: boolean
  browser: string | null
  adminPassword: string | null
  demo: boolean
  logLevel: LogLevel
  logToOutput: boolean
  /** Absolute paths. */
  plugins: readonly string[]
  mandatoryPlugins: readonly string[]
  /** An absolute path. */
  pluginFile: string
  pluginInstall: boolean
  safeMode: boolean
  pluginSettings: Readonly<Record<string, unknown>>
  globalSettings: Readonly<Record<string, unknown>>
  help: boolean
  version: boolean
}

export interface ConfigurationSources {
  /** Without the program's own name. */
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
  /** The text of a file, or null when there is none. */
  readFile: (path: string) => string | null
  /** What this way of starting takes for granted. */
  defaults: Partial<Configuration>
  /** Electron hands us Chromium's own switches as well. */
  unknownFlags: 'refuse' | 'ignore'
}

/** Flags beat the environment, the environment beats the file, the file beats the defaults. */
export function readConfiguration(sources: ConfigurationSources): Configuration {
  const flags = parseFlags(sources.argv, sources.unknownFlags)
  const environment = fromEnvironment(sources.env)
  const told = { ...environment, ...flags }
  const data = resolve(textOf(told.data) ?? defaultDataFolder(sources.platform, sources.env))
  const config = resolve(textOf(told.config) ?? join(data, 'scanbench.json'))
  const file = told.help === true || told.version === true ? {} : fromFile(config, told.config !== undefined, sources)
  const merged = { ...DEFAULTS, ...sources.defaults, ...file, ...told, data, config }
  const pluginFile = resolve(
    textOf({ ...sources.defaults, ...file, ...told }.pluginFile) ?? join(dirname(config), 'plugins.txt'),
  )
  return { ...merged, plugins: merged.plugins.map((folder) => resolve(folder)), pluginFile }
}

const DEFAULTS: Omit<Configuration, 'data' | 'config' | 'pluginFile'> = {
  port: 0,
  headless: false,
  browser: null,
  adminPassword: null,
  demo: false,
  logLevel: 'info',
  logToOutput: false,
  plugins: [],
  mandatoryPlugins: [],
  pluginInstall: true,
  safeMode: false,
  pluginSettings: {},
  globalSettings: {},
  help: false,
  version: false,
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function fromEnvironment(env: ConfigurationSources['env']): Given {
  const given: Given = {}
  for (const key of OPTION_KEYS) {
    const name = optionOf(key).environment
    const text = name === null ? undefined : env[name]
    if (name === null || text === undefined || text === '') continue
    assign(given, key, parseValue(key, text, `environment variable ${name}`))
  }
  return given
}

function fromFile(path: string, isNamed: boolean, { readFile }: ConfigurationSources): Given {
  const text = readFile(path)
  if (text !== null) return parseFile(text, path)
  if (!isNamed) return {}
  throw new AppError('CONFIGURATION_INVALID', `The configuration file ${path} does not exist.`)
}

function assign(given: Given, key: OptionKey, value: unknown): void {
  Object.assign(given, { [key]: value })
}
