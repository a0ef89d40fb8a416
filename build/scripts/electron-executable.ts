import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The Electron executable, or null. Asked of the files: importing the package from plain Node would start a download.
 */
export function electronExecutable(root: string, overridden: string | undefined): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(overridden ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : null
}
