import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { BUILT_PROGRAMS, ROOT } from './folders.ts'

interface Group {
  entryPoints: Record<string, string>
  options: BuildOptions
}

const MODULES: BuildOptions = { format: 'esm', splitting: false }

/**
 * Programs lie flat beside each other, so that one finds another by its name. The first group shares chunks; programs that
 * another process or thread runs are whole in one file, so that they can lie outside the archive alone.
 */
const GROUPS: readonly Group[] = [
  {
    entryPoints: { node: 'main/node.ts', electron: 'main/electron/index.ts', command: 'main/command.ts' },
    options: { format: 'esm', splitting: true, chunkNames: 'chunk-[hash]' },
  },
  { entryPoints: { 'device-process': 'main/devices/device-process.ts' }, options: MODULES },
  { entryPoints: { 'plugin-process': 'main/plugins/process/plugin-process.ts' }, options: MODULES },
  { entryPoints: { 'tables-process': 'main/plugin-tables/tables-process.ts' }, options: MODULES },
  { entryPoints: { 'read-worker': 'main/storage/read-worker.ts' }, options: MODULES },
  { entryPoints: { 'drawing-worker': 'main/labels/drawing/raster/drawing-worker.ts' }, options: MODULES },
  { entryPoints: { 'fetch-thread': 'main/plugins/installer/fetch-thread.ts' }, options: MODULES },
  // A sandboxed preload is one CommonJS file.
  {
    entryPoints: { preload: 'main/electron/preload.ts' },
    options: { format: 'cjs', outExtension: { '.js': '.cjs' } },
  },
]

export const buildPrograms = (): Promise<void> => buildProgramsIn(BUILT_PROGRAMS)

/** Into a folder that has nothing else in it. */
export async function buildProgramsIn(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const external = ['electron', ...dependencies()]
  await Promise.all(GROUPS.map((group) => buildGroup(group, external, folder)))
}

async function buildGroup({ entryPoints, options }: Group, external: string[], outdir: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    external,
    logLevel: 'warning',
    ...options,
  })
}

/** They stay packages of their own: some are native, and some find their files beside themselves. */
function dependencies(): string[] {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as { dependencies: Record<string, string> }
  return Object.keys(manifest.dependencies)
}
