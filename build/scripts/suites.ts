import { join } from 'node:path'
import { ROOT } from './folders.ts'

/** How a suite says what passed: by its exit code alone, or by a file that its runner writes. */
export type Report = 'exit code' | 'vitest' | 'playwright'

export interface Suite {
  name: string
  command: readonly string[]
  report: Report
}

const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name)
const TYPES = ['node', join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc'), '-p']

const types = (layer: string): Suite => ({
  name: `types of ${layer}`,
  command: [...TYPES, join('build', 'tsconfig', `${layer}.json`)],
  report: 'exit code',
})

const vitest = (project: string): Suite => ({
  name: project,
  command: [bin('vitest'), 'run', '--project', project],
  report: 'vitest',
})

/** Nothing of ours runs in them, so they may run beside each other. */
export const STATIC_SUITES: readonly Suite[] = [
  types('node'),
  types('pure'),
  types('renderer'),
  types('shell'),
  { name: 'lint', command: [bin('oxlint'), '--type-aware'], report: 'exit code' },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'], report: 'exit code' },
]

/** Quick enough to run before each commit. */
export const CHECK_SUITES: readonly Suite[] = ['architecture', 'unit', 'renderer', 'shell'].map(vitest)

/** One after the other: they measure times, and open devices, ports and browsers. */
export const FURTHER_SUITES: readonly Suite[] = [
  ...['conformance', 'golden', 'fuzz', 'station', 'torture'].map(vitest),
  {
    name: 'e2e',
    command: [bin('playwright'), 'test', '-c', join('test', 'e2e', 'playwright.config.ts')],
    report: 'playwright',
  },
  // A virtual machine with USB devices, in which the tests run.
  { name: 'hardware', command: ['node', join('build', 'run.cjs'), 'test-hardware'], report: 'vitest' },
]
