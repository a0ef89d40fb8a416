import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './folders.ts'
import { countSuite, sumCounts, type Counts } from './suite-counts.ts'
import type { Report, Suite } from './suites.ts'

interface Outcome extends Counts {
  suite: Suite
  seconds: number
  output: string
}

/** Runs them beside each other, as many as there are processors. */
export async function runBeside(suites: readonly Suite[]): Promise<Counts> {
  const waiting = [...suites]
  const counts: Counts[] = []
  const lane = async (): Promise<void> => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) counts.push(await runSuite(suite))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  return sumCounts(counts)
}

export async function runInTurn(suites: readonly Suite[]): Promise<Counts> {
  const counts: Counts[] = []
  for (const suite of suites) counts.push(await runSuite(suite))
  return sumCounts(counts)
}

async function runSuite(suite: Suite): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'scanbench-suite-'))
  try {
    const outcome = await outcomeOf(suite, join(folder, 'report.json'))
    tell(outcome)
    return outcome
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How each runner is asked for a report beside what it prints. */
const REPORTERS: Record<Report, (file: string) => { words: string[]; env: Record<string, string> }> = {
  'exit code': () => ({ words: [], env: {} }),
  vitest: (file) => ({ words: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env: {} }),
  playwright: (file) => ({ words: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
}

async function outcomeOf(suite: Suite, file: string): Promise<Outcome> {
  const started = performance.now()
  const { words, env } = REPORTERS[suite.report](file)
  const [command = '', ...rest] = suite.command
  // Building the window leaves NODE_ENV at "production", in which React has no tools for tests.
  const environment = { ...process.env, ...env, NODE_ENV: 'test', FORCE_COLOR: '0' }
  const child = spawn(command, [...rest, ...words], { cwd: ROOT, env: environment })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const [exitCode] = (await once(child, 'close')) as [number | null]
  const counts = countSuite(suite.report, exitCode, textOf(file))
  return { suite, ...counts, seconds: (performance.now() - started) / 1000, output: Buffer.concat(chunks).toString() }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // No report: the suite crashed before it could write one, and is counted so.
    return null
  }
}

function tell({ suite, passed, failed, seconds, output }: Outcome): void {
  if (failed > 0) console.log(output)
  const verdict = failed > 0 ? 'FAILED' : 'ok    '
  console.log(`${verdict} ${suite.name.padEnd(20)} ${passed} passed, ${failed} failed in ${seconds.toFixed(1)} s`)
}
