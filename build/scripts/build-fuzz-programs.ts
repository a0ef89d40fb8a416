import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './folders.ts'
import { instrument } from './instrument.ts'
import { COUNTERS_NAME } from '../../test/fuzz/engine/coverage.ts'

/** The targets of one file, bundled with everything they try, whose branches are counted. */
export interface FuzzProgram {
  /** Such as `codes`. */
  area: string
  file: string
  counters: number
  words: string[]
}

const TARGETS = join(ROOT, 'test', 'fuzz', 'targets')
const LONGEST_WORD = 40

/** Their names, in the order of the folder. */
export function fuzzAreas(): string[] {
  return readdirSync(TARGETS)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => basename(name, '.ts'))
}

export async function buildFuzzProgram(area: string, folder: string): Promise<FuzzProgram> {
  const file = join(folder, `${area}.mjs`)
  const words = new Set<string>()
  let counters = 0
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(TARGETS, `${area}.ts`)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'warning',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const ${COUNTERS_NAME} = globalThis.${COUNTERS_NAME};`,
    },
    plugins: [
      {
        name: 'instrument',
        setup(context) {
          context.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const source = readFileSync(path, 'utf8')
            if (!isTried(path)) return { contents: source, loader: 'ts' }
            const instrumented = instrument(source, { first: counters, counters: COUNTERS_NAME })
            counters += instrumented.counters
            for (const word of instrumented.words) if (word !== '' && word.length <= LONGEST_WORD) words.add(word)
            return { contents: instrumented.source, loader: 'ts' }
          })
        },
      },
    ],
  })
  return { area, file, counters, words: [...words] }
}

/** Targets judge; what they judge is counted. */
function isTried(path: string): boolean {
  return /^(?:main|drivers|plugins)\b/.test(relative(ROOT, path)) && !path.includes('node_modules')
}
