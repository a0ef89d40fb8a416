import { expect, test } from 'vitest'
import { readSource, sourceFiles } from './imports.ts'

/** Nothing is written to a device without it. */
const LIMIT = 'progressTimeoutMs'

/** They reach lines; the rest of the program reaches a printer through its journal. */
const NEAR_DEVICES = ['main/devices/', 'main/machines/']

test('one file writes labels to printers, so that every label is in the journal before its first byte leaves', () => {
  const writers = sourceFiles()
    .filter((file) => file.startsWith('main/') && !NEAR_DEVICES.some((folder) => file.startsWith(folder)))
    .filter((file) => {
      const source = readSource(file)
      return source.includes(LIMIT) && /\.write\(/u.test(source)
    })
  expect(writers).toEqual(['main/labels/queue/printer-lane.ts'])
})
