import { expect, test } from 'vitest'
import { nodeVersionProblem } from './node-version.ts'

test('Node 24 and newer will do; an older one gets one sentence', () => {
  expect(['24.0.0', '25.1.0', '22.22.0', '8.1.0'].map(nodeVersionProblem)).toEqual([
    null,
    null,
    'Scanbench needs Node 24 or newer, and this is Node 22.22.0.',
    'Scanbench needs Node 24 or newer, and this is Node 8.1.0.',
  ])
})
