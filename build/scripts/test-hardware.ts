import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NODE, ROOT } from './folders.ts'
import { runInGuest } from './hardware-guest.ts'
import { buildHardwareTests } from './hardware-programs.ts'
import { prepareHardwareImage } from './hardware-image.ts'
import { stopWithParent } from './stop-with-parent.ts'
import { installSystemPackages, TEST_PACKAGES } from './system-packages.ts'

stopWithParent()
const MINUTES = 60_000
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Runs another command in the virtual machine instead: `-- --run lsusb`. */
    run: { type: 'boolean', default: false },
    reporter: { type: 'string', multiple: true, default: ['default'] },
    'outputFile.json': { type: 'string' },
    minutes: { type: 'string', default: '30' },
  },
})

const report = values['outputFile.json']
const vitestIn = (folder: string): string[] =>
  [
    [NODE, join('node_modules', 'vitest', 'vitest.mjs'), 'run'],
    ['--root', folder, '--config', join(folder, 'vitest.config.js')],
    values.reporter.map((name) => `--reporter=${name}`),
    report === undefined ? [] : ['--outputFile.json=/hardware/report.json'],
    positionals,
  ].flat()

async function main(): Promise<number> {
  await installSystemPackages(TEST_PACKAGES)
  const image = prepareHardwareImage()
  using tests = await buildHardwareTests()
  return await runInGuest(image, {
    words: values.run ? positionals : vitestIn(tests.folder),
    cwd: ROOT,
    results: report === undefined ? {} : { 'report.json': report },
    timeLimitMs: Number(values.minutes) * MINUTES,
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
