import { parseArgs } from 'node:util'
import { buildPrograms } from './build-programs.ts'
import { buildWindow } from './build-window.ts'
import { runBeside, runInTurn } from './run-suites.ts'
import { sumCounts, type Counts } from './suite-counts.ts'
import { CHECK_SUITES, FURTHER_SUITES, STATIC_SUITES } from './suites.ts'
import { installSystemPackages, TEST_PACKAGES } from './system-packages.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = ({ name }: { name: string }): boolean => values.only === undefined || name === values.only

async function testAll(): Promise<Counts> {
  const [beside, inTurn] = [STATIC_SUITES.filter(wanted), [...CHECK_SUITES, ...FURTHER_SUITES].filter(wanted)]
  if (beside.length + inTurn.length === 0) throw new Error(`There is no suite named ${values.only}.`)
  await installSystemPackages(TEST_PACKAGES)
  // The suites see the product as it is shipped: with a built window, and programs that can be bundled.
  await Promise.all([buildWindow(), buildPrograms()])
  return sumCounts([await runBeside(beside), await runInTurn(inTurn)])
}

async function countedTests(): Promise<Counts> {
  try {
    return await testAll()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
}

const { passed, failed } = await countedTests()
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)
