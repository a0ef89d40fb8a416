import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildWindow } from './build-window.ts'
import { ROOT } from './folders.ts'

/** `npm run gallery`: pictures of every page in `.cache/gallery`, and the picture of the README. */
const pictures = join(ROOT, '.cache', 'gallery')
await buildWindow()
const playwright = join(ROOT, 'node_modules', '.bin', 'playwright')
const { status } = spawnSync(playwright, ['test', '-c', join('test', 'e2e', 'playwright.config.ts')], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, SCANBENCH_PICTURES: pictures },
})
if (status === 0) {
  const images = join(ROOT, 'docs', 'images')
  mkdirSync(images, { recursive: true })
  cpSync(join(pictures, 'station-printed.png'), join(images, 'station.png'))
  console.log(`The pictures are in ${pictures}.`)
}
process.exitCode = status ?? 1
