import type { SpoolerTransport } from '../spooler.ts'
import { createCupsSpooler } from './cups-spooler.ts'
import { createWindowsSpooler } from './windows-spooler.ts'

export function createNodeSpooler(): SpoolerTransport {
  return process.platform === 'win32' ? createWindowsSpooler() : createCupsSpooler()
}
