import { helpText } from '../configuration/configuration-text.ts'
import { readConfiguration, type Configuration } from '../configuration/configuration.ts'
import { prepareDataFolder } from '../configuration/data-folder.ts'
import { readTextFile } from '../configuration/read-text-file.ts'
import { failureText } from './failure-text.ts'
import { programVersion } from './program-files.ts'

export interface NodeStart {
  /** Without the program's own name. */
  argv: readonly string[]
  /** What this way of starting takes for granted. */
  defaults: Partial<Configuration>
}

/** The station in plain Node, until it is asked to stop. Sets the exit code; never throws. */
export async function runInNode({ argv, defaults }: NodeStart): Promise<void> {
  try {
    await run(configurationOf({ argv, defaults }))
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`)
    process.exitCode = 1
  }
}

export function configurationOf({ argv, defaults }: NodeStart): Configuration {
  const { env, platform } = process
  return readConfiguration({ argv, env, platform, readFile: readTextFile, defaults, unknownFlags: 'refuse' })
}

async function run(configuration: Configuration): Promise<void> {
  if (configuration.help) return say(helpText())
  if (configuration.version) return say(programVersion())
  prepareDataFolder(configuration.data)
  // Loaded late, so that a wrong option is told at once.
  const { runStation } = await import('./run-station.ts')
  const { createStation } = await import('../station.ts')
  await runStation({ configuration, createStation })
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
