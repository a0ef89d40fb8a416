import { expect, test } from 'vitest'
import { siblingProgram } from './sibling-program.ts'

test('a source file starts the source beside it', () => {
  expect(siblingProgram('file:///app/main/devices/device-host.ts', 'device-process').href).toBe(
    'file:///app/main/devices/device-process.ts',
  )
})

test('a bundle starts the script beside it', () => {
  expect(siblingProgram('file:///app/dist/main/node.js', 'device-process').href).toBe(
    'file:///app/dist/main/device-process.js',
  )
})
