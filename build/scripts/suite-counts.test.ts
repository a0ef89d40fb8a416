import { expect, test } from 'vitest'
import { countSuite, sumCounts } from './suite-counts.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
})
const vitest = (
  counts: Partial<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests', number>>,
  files = [file('passed')],
) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    ...counts,
    testResults: files,
  })
const playwright = (stats: object) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } })

test.each([
  ['a check without tests is one test', countSuite('exit code', 0, null), { passed: 1, failed: 0 }],
  ['a failed check is one failure', countSuite('exit code', 2, null), { passed: 0, failed: 1 }],
  ['tests are counted', countSuite('vitest', 0, vitest({ numPassedTests: 5 })), { passed: 5, failed: 0 }],
  [
    'skipped tests have failed',
    countSuite('vitest', 0, vitest({ numPassedTests: 5, numPendingTests: 2 })),
    { passed: 5, failed: 2 },
  ],
  [
    'a file that cannot be loaded has failed, one with a failed test is counted once',
    countSuite('vitest', 1, vitest({ numFailedTests: 1 }, [file('failed'), file('failed', 'failed', 'passed')])),
    { passed: 0, failed: 2 },
  ],
  ['a suite without tests has failed', countSuite('vitest', 0, vitest({})), { passed: 0, failed: 1 }],
  ['a suite without a report has failed', countSuite('vitest', 1, null), { passed: 0, failed: 1 }],
  [
    'a suite that ends badly after good tests has failed',
    countSuite('vitest', 1, vitest({ numPassedTests: 5 })),
    { passed: 5, failed: 1 },
  ],
  [
    'a flaky browser test has failed',
    countSuite('playwright', 0, playwright({ expected: 3, flaky: 1, skipped: 1, unexpected: 1 })),
    { passed: 3, failed: 3 },
  ],
])('%s', (_, counts, expected) => expect(counts).toEqual(expected))

test('counts add up', () => {
  expect(
    sumCounts([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 4 },
    ]),
  ).toEqual({ passed: 4, failed: 6 })
})
