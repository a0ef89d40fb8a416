import { runBeside, runInTurn } from './run-suites.ts'
import { sumCounts } from './suite-counts.ts'
import { CHECK_SUITES, STATIC_SUITES } from './suites.ts'

const { passed, failed } = sumCounts([await runBeside(STATIC_SUITES), await runInTurn(CHECK_SUITES)])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
