import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { buildProgramsIn } from './build-programs.ts'
import { ROOT } from './folders.ts'

/** Beside the programs of the station, which the tests start. */
export const HARDWARE_TESTS = join(ROOT, '.cache', 'hardware', 'tests')

/** The tests in JavaScript, few files each: an emulated processor takes minutes to read all the sources. */
export async function buildHardwareTests(): Promise<void> {
  await buildProgramsIn(HARDWARE_TESTS)
  const files = globSync('test/hardware/{*.test,vitest.config}.ts', { cwd: ROOT })
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(files.map((file) => [basename(file, '.ts'), file])),
    outdir: HARDWARE_TESTS,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    splitting: true,
    chunkNames: 'tests-[hash]',
    sourcemap: true,
    external: packages(),
    logLevel: 'warning',
  })
}

/** All but our own SDK, which is source. */
function packages(): string[] {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>
  return Object.keys({ ...dependencies, ...devDependencies })
}
