import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './folders.ts'
import { packPackage } from './pack-package.ts'

const destination = join(ROOT, 'dist', 'packages')
mkdirSync(destination, { recursive: true })
for (const folder of ['sdk', 'create']) console.log(packPackage(join(ROOT, 'plugins', folder), destination))
