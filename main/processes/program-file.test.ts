import { expect, test } from 'vitest'
import { programFile } from './program-file.ts'

test('a program in the archive of the installed application is started from where it lies unpacked', () => {
  expect([
    programFile(new URL('file:///opt/Scanbench/resources/app.asar/dist/main/device-process.js')),
    programFile(new URL('file:///srv/scanbench/dist/main/device-process.js')),
  ]).toEqual([
    '/opt/Scanbench/resources/app.asar.unpacked/dist/main/device-process.js',
    '/srv/scanbench/dist/main/device-process.js',
  ])
})
