import { parseArgs } from 'node:util'
import { AppError, messageOf } from '@scanbench/plugin'
import { failureText } from '../failure-text.ts'
import type { CreateStation } from '../host-station.ts'
import { programVersion } from '../program-files.ts'
import { configurationOf } from '../run-in-node.ts'
import { PLUGIN_COMMANDS } from './plugin-commands.ts'
import { openStationDoor } from './station-door.ts'
import { table } from './table.ts'

export interface CommandRun {
  /** Without the program's own name: `plugins install x`. */
  argv: readonly string[]
  /** The plain Node binary for child processes. */
  nodePath: string
  print: (text: string) => void
  printError: (text: string) => void
}

/** Runs one command to its end and gives the exit code; never throws. */
export async function runCommand({ argv, nodePath, print, printError }: CommandRun): Promise<number> {
  try {
    print(await run(argv, nodePath))
    return 0
  } catch (error) {
    printError(error instanceof AppError ? error.message : failureText(error))
    return 1
  }
}

async function run(argv: readonly string[], nodePath: string): Promise<string> {
  const { values, positionals } = parse(argv)
  const [area, name = '', ...words] = positionals
  if (values.version === true) return programVersion()
  const command = Object.hasOwn(PLUGIN_COMMANDS, name) ? PLUGIN_COMMANDS[name] : undefined
  if (values.help === true || area === undefined || name === '') return help()
  if (area !== 'plugins') throw new AppError('INVALID_INPUT', `"${area}" is not known here. There is: plugins.`)
  if (command === undefined) throw new AppError('INVALID_INPUT', `"${name}" is not known.\n\n${help()}`)
  if (words.length < command.least || words.length > command.most)
    throw new AppError('INVALID_INPUT', `Use it as: scanbench plugins ${name} ${command.takes}`)
  await using door = await openStationDoor({ configuration: configured(values), createStation, nodePath })
  return await command.run(door, {
    words,
    registry: values.registry ?? null,
    keepSettings: values['keep-settings'] ?? false,
    accept: values.accept ?? false,
  })
}

/** Loaded late: asking a running station needs none of it. */
const createStation: CreateStation = async (options) => {
  const station = await import('../../station.ts')
  return station.createStation(options)
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        config: { type: 'string' },
        'plugin-file': { type: 'string' },
        registry: { type: 'string' },
        'keep-settings': { type: 'boolean' },
        accept: { type: 'boolean' },
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new AppError('INVALID_INPUT', messageOf(error))
  }
}

function configured(values: ReturnType<typeof parse>['values']) {
  const { data, config, 'plugin-file': pluginFile } = values
  const flags = Object.entries({ data, config, 'plugin-file': pluginFile })
  const argv = flags.flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}`, value]))
  return configurationOf({ argv, defaults: {} })
}

function help(): string {
  const rows = Object.entries(PLUGIN_COMMANDS).map(([name, { takes, does }]) => [
    `  scanbench plugins ${name} ${takes}`.trimEnd(),
    does,
  ])
  return `${table(['Plugins', ''], rows)}

--data <folder>        the data folder of the station, which may run meanwhile
--config <file>        its configuration file
--plugin-file <file>   another plugins.txt
--registry <address>   another registry of packages, for this installation`
}
