import { globSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { buildProgramsIn } from './build-programs.ts'
import { ROOT } from './folders.ts'

export interface HardwareTests extends Disposable {
  readonly folder: string
}

/**
 * The tests in JavaScript, few files each: an emulated processor takes minutes to read all the sources. They lie beside the
 * programs of the station, which they start, in a folder of this run alone.
 */
export async function buildHardwareTests(): Promise<HardwareTests> {
  const folder = join(ROOT, '.cache', 'hardware', `tests-${process.pid}`)
  await buildProgramsIn(folder)
  const files = globSync('test/hardware/{*.test,vitest.config}.ts', { cwd: ROOT })
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(files.map((file) => [basename(file, '.ts'), file])),
    outdir: folder,
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
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** All but our own SDK, which is source. */
function packages(): string[] {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>
  return Object.keys({ ...dependencies, ...devDependencies })
}
