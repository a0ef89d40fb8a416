import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { readCorpus, textOf, writeCorpus } from '../../test/fuzz/engine/corpus-file.ts'
import { COUNTERS_NAME, MOST_COUNTERS } from '../../test/fuzz/engine/coverage.ts'
import type { Finding } from '../../test/fuzz/engine/hunt.ts'
import { runHunt } from '../../test/fuzz/engine/run-hunt.ts'
import type { FuzzTargets } from '../../test/fuzz/engine/target.ts'
import { buildFuzzProgram, fuzzAreas, type FuzzProgram } from './build-fuzz-programs.ts'

/**
 * `npm run fuzz [-- --inputs 10000000] [--seconds 10] [--only zpl] [--seed 1] [--keep]`: inputs that nobody thought of. The
 * targets take turns until so many inputs were tried, or until it is interrupted.
 */
const { values: options } = parseArgs({
  options: {
    inputs: { type: 'string', default: '500000' },
    /** How long a turn is. */
    seconds: { type: 'string', default: '5' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** Writes what reached something new to `test/fuzz/corpus`. */
    keep: { type: 'boolean', default: false },
  },
})

interface Hunted {
  program: FuzzProgram
  target: string
  corpus: readonly Uint8Array[]
  inputs: number
  seconds: number
  branches: number
  findings: Finding[]
}

async function fuzz(folder: string): Promise<Hunted[]> {
  const hunts = await allTargets(folder)
  const wanted = Number(options.inputs)
  let tried = 0
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const isOver = (): boolean => tried >= wanted || stop.signal.aborted
  for (let turn = 0; !isOver(); turn += 1) {
    for (const [at, hunted] of hunts.entries()) {
      // Quick targets would else use all inputs up before slow ones had a turn.
      const share = Math.ceil((wanted - tried) / (hunts.length - at))
      if (!isOver()) tried += await takeTurn(hunted, share, Number(options.seed) + turn)
    }
    console.log(`${new Date().toISOString()} ${tried.toLocaleString('en')} inputs`)
  }
  return hunts
}

async function allTargets(folder: string): Promise<Hunted[]> {
  const programs = await Promise.all(fuzzAreas().map((area) => buildFuzzProgram(area, folder)))
  const all = (await Promise.all(programs.map(targetsOf))).flat()
  const chosen = all.filter(({ target }) => options.only === undefined || target.startsWith(options.only))
  if (chosen.length === 0) throw new Error(`There is no target ${options.only}.`)
  return chosen
}

async function targetsOf(program: FuzzProgram): Promise<Hunted[]> {
  Object.assign(globalThis, { [COUNTERS_NAME]: new Uint8Array(MOST_COUNTERS) })
  const { TARGETS } = (await import(pathToFileURL(program.file).href)) as { TARGETS: FuzzTargets }
  const nothing = { inputs: 0, seconds: 0, branches: 0 }
  return Object.keys(TARGETS).map((target) => ({
    program,
    target,
    corpus: readCorpus(target),
    findings: [],
    ...nothing,
  }))
}

/** How many inputs were tried. */
async function takeTurn(hunted: Hunted, most: number, seed: number): Promise<number> {
  const { program, target, corpus } = hunted
  const start = performance.now()
  const seconds = Number(options.seconds)
  const result = await runHunt({ ...program, target, corpus, inputs: most, seconds, seed })
  hunted.seconds += (performance.now() - start) / 1000
  hunted.inputs += result.inputs
  hunted.branches = Math.max(hunted.branches, result.branches)
  if (result.corpus.length > 0) hunted.corpus = result.corpus
  for (const finding of result.findings) tell(hunted, finding)
  if (options.keep && result.kept.length > 0) writeCorpus(target, result.kept)
  return result.inputs
}

function tell(hunted: Hunted, finding: Finding): void {
  hunted.findings.push(finding)
  console.log(`\nFOUND by ${hunted.target}: ${finding.problem}\n  ${textOf(finding.input).slice(0, 2000)}`)
}

const folder = await mkdtemp(join(tmpdir(), 'scanbench-fuzz-'))
try {
  const hunts = await fuzz(folder)
  console.table(
    hunts.map(({ target, inputs, seconds, branches, findings }) => ({
      target,
      inputs,
      'inputs/s': Math.round(inputs / seconds),
      branches,
      findings: findings.length,
    })),
  )
  const findings = hunts.reduce((sum, hunted) => sum + hunted.findings.length, 0)
  const inputs = hunts.reduce((sum, hunted) => sum + hunted.inputs, 0)
  console.log(`${inputs.toLocaleString('en')} inputs for ${hunts.length} targets, ${findings} findings`)
  if (findings > 0) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
