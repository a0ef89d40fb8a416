import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../plugins/create/run.ts'
import { ROOT } from './folders.ts'
import { packPackage } from './pack-package.ts'

// In the source tree the plugin is written against the SDK that lies here.
const destination = join(ROOT, 'dist', 'packages')
mkdirSync(destination, { recursive: true })
const sdk = `file:${packPackage(join(ROOT, 'plugins', 'sdk'), destination)}`
const command = `npm run --prefix ${ROOT} plugins --`
const { env, stdin: input, stdout: output } = process
try {
  await run({ argv: process.argv.slice(2), env, input, output, version: '1.0.0', sdk, command })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
