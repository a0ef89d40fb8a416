import { watch } from 'node:fs'
import type { Logger } from '@scanbench/plugin'

interface Options {
  folder: string
  /** Told once for a burst of changes. */
  changed: () => void
  log: Logger
}

/** Editors write a file in several steps. */
const QUIET_MS = 120
const IGNORED = /(?:^|[\\/])(?:node_modules|\.[^\\/]*|[^\\/]*~|[^\\/]*\.sw[a-z]|4913)(?:$|[\\/])/

/** Watches a folder and everything in it but node_modules and hidden files. */
export function watchFolder({ folder, changed, log }: Options): Disposable {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, (_kind, name) => {
    if (name !== null && IGNORED.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(changed, QUIET_MS)
  })
  watcher.on('error', (error) => log.warn('A linked folder is no longer watched', { folder, error }))
  return {
    [Symbol.dispose]() {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
