import { expect, test } from 'vitest'
import { isDebuggedFromOutside, ownArguments } from './shell-configuration.ts'

test("the program's own words come after the executable, and unpackaged after the folder too", () => {
  expect([
    ownArguments(['/opt/Scanbench/scanbench', '--port', '8000'], true),
    ownArguments(['/electron', '.', '--port', '8000'], false),
  ]).toEqual([
    ['--port', '8000'],
    ['--port', '8000'],
  ])
})

test('remote debugging is noticed in each of its forms', () => {
  const words = ['--remote-debugging-port=9222', '--remote-debugging-pipe', '--inspect', '--inspect-brk=0', '--port']
  expect(words.map((word) => isDebuggedFromOutside([word]))).toEqual([true, true, true, true, false])
})
