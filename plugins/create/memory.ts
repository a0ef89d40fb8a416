import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { CI_NAMES, LICENCE_NAMES } from './choices.ts'
import type { Choices, Remembered } from './choices.ts'

/** Where the answers of the last time are kept. */
export function memoryFile(env: Readonly<Record<string, string | undefined>>): string {
  const given = env['XDG_CONFIG_HOME']
  const folder = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.config')
  return join(folder, 'scanbench', 'new-plugin.json')
}

/** Whoever wrote the last plugin writes this one; what cannot be read is not remembered. */
export function recall(file: string): Partial<Remembered> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<keyof Remembered, unknown>>
    const { author, email } = kept
    const licence = LICENCE_NAMES.find((name) => name === kept.licence)
    const ci = CI_NAMES.find((name) => name === kept.ci)
    return {
      ...(typeof author === 'string' && author !== '' ? { author } : {}),
      ...(typeof email === 'string' ? { email } : {}),
      ...(licence === undefined ? {} : { licence }),
      ...(ci === undefined ? {} : { ci }),
    }
  } catch {
    // The first time, or somebody's edit: every answer has a default.
    return {}
  }
}

export function remember(file: string, { author, email, licence, ci }: Choices): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ author, email, licence, ci }, null, 2)}\n`, { mode: 0o600 })
}
