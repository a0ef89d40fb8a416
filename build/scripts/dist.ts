import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'
import { buildPrograms } from './build-programs.ts'
import { buildWindow } from './build-window.ts'
import { ROOT } from './folders.ts'
import { makeStandInElectron } from './stand-in-electron.ts'

/** `--stand-in` packs without an Electron distribution; such a package proves the packing and cannot be started. */
const { values } = parseArgs({ options: { 'stand-in': { type: 'boolean', default: false } } })

const manifest = readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
const folder = join(ROOT, '.cache', 'stand-in-electron')
const standIn = { electronDist: folder, directories: { output: 'release/STANDIN', buildResources: 'build' } }

await Promise.all([buildWindow(), buildPrograms()])
if (values['stand-in']) makeStandInElectron(folder, version)
await build({
  projectDir: ROOT,
  linux: ['dir'],
  publish: 'never',
  config: values['stand-in'] ? standIn : {},
})
console.log(`Packed into ${values['stand-in'] ? 'release/STANDIN' : 'release'}.`)
