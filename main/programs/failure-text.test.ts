import { AppError } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import { failureText } from './failure-text.ts'

test('what can happen is one sentence, a defect comes with its stack', () => {
  const defect = new TypeError('x is not a function')
  expect([failureText(new AppError('PORT_TAKEN', 'Port 80 is taken.')), failureText(defect)]).toEqual([
    'Port 80 is taken.',
    `Something is wrong in the program itself:\n${defect.stack}`,
  ])
})
