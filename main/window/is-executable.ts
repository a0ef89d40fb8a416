import { accessSync, constants, statSync } from 'node:fs'

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    // Missing or not ours to start: both mean no.
    return false
  }
}
