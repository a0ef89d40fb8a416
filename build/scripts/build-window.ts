import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { BUILT_WINDOW, RENDERER } from './folders.ts'

const configFile = join(RENDERER, 'vite.config.ts')

export async function buildWindow(): Promise<void> {
  await build({ configFile, logLevel: 'warn' })
}

/** Builds the window again after each change, until it is disposed of. */
export async function watchWindow(): Promise<AsyncDisposable> {
  const watcher = await build({ configFile, logLevel: 'warn', build: { watch: {} } })
  return { [Symbol.asyncDispose]: async () => ('close' in watcher ? watcher.close() : undefined) }
}

/** Why the window must be built before it can be shown, or null. */
export function whyBuildWindow(): string | null {
  const built = changedAt(join(BUILT_WINDOW, 'index.html'))
  if (built === 0) return 'it has not been built yet'
  const sources = globSync('**/*.{ts,tsx,css,html,svg}', { cwd: RENDERER })
  const newest = Math.max(0, ...sources.map((file) => changedAt(join(RENDERER, file))))
  return newest > built ? 'its sources have changed' : null
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
