import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NODE, ROOT } from './folders.ts'
import { runInGuest } from './hardware-guest.ts'
import { buildHardwareTests, HARDWARE_TESTS } from './hardware-programs.ts'
import { prepareHardwareImage } from './hardware-image.ts'
import { stopWithParent } from './stop-with-parent.ts'
import { installSystemPackages } from './system-packages.ts'

stopWithParent()
const MINUTES = 60_000
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Runs another command in the virtual machine instead: `-- --run lsusb`. */
    run: { type: 'boolean', default: false },
    reporter: { type: 'string', multiple: true, default: ['default'] },
    'outputFile.json': { type: 'string' },
    minutes: { type: 'string', default: '10' },
  },
})

const report = values['outputFile.json']
const vitest = [
  [NODE, join('node_modules', 'vitest', 'vitest.mjs'), 'run'],
  ['--root', HARDWARE_TESTS, '--config', join(HARDWARE_TESTS, 'vitest.config.js')],
  values.reporter.map((name) => `--reporter=${name}`),
  report === undefined ? [] : ['--outputFile.json=/hardware/report.json'],
].flat()

async function main(): Promise<number> {
  await installSystemPackages()
  await buildHardwareTests()
  return await runInGuest(prepareHardwareImage(), {
    words: values.run ? positionals : [...vitest, ...positionals],
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
