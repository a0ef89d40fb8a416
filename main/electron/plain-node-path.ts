import { join } from 'node:path'
import { programFolder } from '../programs/program-files.ts'

/** Children run on a plain Node: Electron ignores its permission switches. */
export function plainNodePath(isPackaged: boolean): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return isPackaged ? join(process.resourcesPath, name) : join(programFolder(), 'node_modules', 'node', 'bin', name)
}
