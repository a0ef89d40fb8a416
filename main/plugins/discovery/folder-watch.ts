import { readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'

interface Options {
  folder: string
  /** Told once for a burst of changes. */
  changed: () => void
  log: Logger
}

/** Editors write a file in several steps. */
const QUIET_MS = 60
const SKIPPED = /^(?:node_modules|\..*)$/
const SCRATCH = /^\.|~$|\.sw[a-z]$|^4913$/

/** Watches a folder and those in it, but not node_modules and hidden ones, which may be large. */
export function watchFolder({ folder, changed, log }: Options): Disposable {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined

  function follow(): void {
    const present = new Set(foldersIn(folder))
    for (const [path, watcher] of watchers) {
      if (present.has(path)) continue
      watcher.close()
      watchers.delete(path)
    }
    for (const path of present) if (!watchers.has(path)) add(path)
  }

  function add(path: string): void {
    try {
      const watcher = watch(path, (_kind, name) => {
        if (name !== null && SCRATCH.test(name)) return
        clearTimeout(timer)
        timer = setTimeout(settle, QUIET_MS)
      })
      watcher.on('error', () => watchers.delete(path))
      watchers.set(path, watcher)
    } catch (error) {
      log.warn('A linked folder cannot be watched', { folder: path, error })
    }
  }

  function settle(): void {
    follow()
    changed()
  }

  follow()
  return {
    [Symbol.dispose]() {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

function foldersIn(folder: string): string[] {
  try {
    const inside = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !SKIPPED.test(entry.name),
    )
    return [folder, ...inside.flatMap(({ name }) => foldersIn(join(folder, name)))]
  } catch {
    // It went away between two looks.
    return []
  }
}
