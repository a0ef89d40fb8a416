import { fileURLToPath } from 'node:url'

/** A child runs on plain Node, which cannot look into Electron's archive: its program lies unpacked beside it. */
export function programFile(program: URL): string {
  return fileURLToPath(program).replace(/([\\/]app\.asar)(?=[\\/])/u, '$1.unpacked')
}
