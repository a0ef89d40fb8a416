import type { App } from 'electron'
import { readConfiguration, type Configuration } from '../configuration/configuration.ts'
import { readTextFile } from '../configuration/read-text-file.ts'

/** The program's own words: Electron puts its executable first, and unpackaged the folder of the application. */
export const ownArguments = (argv: readonly string[], isPackaged: boolean): string[] => argv.slice(isPackaged ? 1 : 2)

/** Remote debugging would hand the window to any program on this machine. */
export const isDebuggedFromOutside = (argv: readonly string[]): boolean =>
  argv.some((word) => word.startsWith('--remote-debugging-') || word.startsWith('--inspect'))

export function shellConfiguration({ isPackaged }: Pick<App, 'isPackaged'>): Configuration {
  const { argv, env, platform } = process
  return readConfiguration({
    argv: ownArguments(argv, isPackaged),
    env,
    platform,
    readFile: readTextFile,
    defaults: { demo: !isPackaged },
    unknownFlags: 'ignore',
  })
}
