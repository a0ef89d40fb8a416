import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './folders.ts'

/** The long form of test/torture: the same tests with many labels and another seed each time. */
const { values } = parseArgs({ options: { labels: { type: 'string' }, seed: { type: 'string' } } })
const labels = values.labels ?? '5000'
const seed = values.seed ?? String(Date.now() % 1_000_000)
process.stdout.write(`Printing ${labels} labels on each line, seed ${seed}. This takes a while.\n`)
const vitest = spawn(join(ROOT, 'node_modules', '.bin', 'vitest'), ['run', '--project', 'torture'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, TORTURE_LABELS: labels, TORTURE_SEED: seed },
})
const [code] = (await once(vitest, 'exit')) as [number | null]
process.exitCode = code ?? 1
