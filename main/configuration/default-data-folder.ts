import { posix, win32 } from 'node:path'
import { AppError } from '@scanbench/plugin'

type Environment = Readonly<Record<string, string | undefined>>

/** Where programs of this platform keep their data. */
export function defaultDataFolder(platform: NodeJS.Platform, env: Environment): string {
  if (platform === 'win32') return win32.join(must(env, 'APPDATA'), 'Scanbench')
  if (platform === 'darwin') return posix.join(must(env, 'HOME'), 'Library', 'Application Support', 'Scanbench')
  // The XDG rules tell programs to ignore a relative path.
  const xdg = env['XDG_DATA_HOME']
  if (xdg !== undefined && posix.isAbsolute(xdg)) return posix.join(xdg, 'scanbench')
  return posix.join(must(env, 'HOME'), '.local', 'share', 'scanbench')
}

function must(env: Environment, name: string): string {
  const value = env[name]
  if (value !== undefined && value !== '') return value
  throw new AppError(
    'CONFIGURATION_INVALID',
    `No data folder is known, because ${name} is not set in the environment: name one with --data.`,
  )
}
