import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** By these bytes the tool that sets the fuses finds them; then follow version, count and one digit for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = '101101010'

const SCRIPT = `#!/bin/sh
echo 'This package was made without Electron, to prove how it is packed. It cannot be started.' >&2
exit 1
`

/** A folder in the shape of an Electron distribution, for machines that have none. */
export function makeStandInElectron(folder: string, version: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.from([1, FUSES.length])
  const executable = Buffer.concat([Buffer.from(SCRIPT), Buffer.from(SENTINEL), wire, Buffer.from(FUSES)])
  writeFileSync(join(folder, 'electron'), executable)
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'STANDIN\n')
  writeFileSync(join(folder, 'version'), version)
}
