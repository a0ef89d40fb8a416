import { describe, expect, test } from 'vitest'
import { broken, layerOf } from './held-against.ts'
import { importsOf, sourceFiles, type Import } from './imports.ts'
import { LAYERS } from './layers.ts'

const NATIVE = new Set(['serialport', 'node-hid', 'usb', 'koffi'])
const files = sourceFiles()
const imports = files.flatMap(importsOf)

const rowBreaker = (over: Partial<Import>): Import => ({
  file: 'main/stock/parts/parts.ts',
  target: 'main/api/door.ts',
  isOurs: true,
  isTypeOnly: false,
  isDynamic: false,
  ...over,
})

describe('layers', () => {
  test('nothing imports what its row does not name', () => {
    const sentences = new Set(imports.map((found) => broken(found, LAYERS)))
    expect([...sentences].filter((sentence) => sentence !== null)).toEqual([])
  })

  test('every folder with sources has a row, and every row has sources', () => {
    const used = new Set(files.map((file) => layerOf(file, LAYERS)))
    expect({
      filesWithoutRow: files.filter((file) => layerOf(file, LAYERS) === undefined),
      rowsWithoutFile: LAYERS.filter((layer) => !used.has(layer)).map(({ folder }) => folder),
    }).toEqual({ filesWithoutRow: [], rowsWithoutFile: [] })
  })

  test('native modules are loaded inside functions of drivers/transports/node alone, so that a missing one stops nothing', () => {
    const atTheTop = imports.filter(
      ({ file, target, isTypeOnly, isDynamic }) =>
        NATIVE.has(target) && !file.startsWith('test/') && !isTypeOnly && !isDynamic,
    )
    expect(atTheTop).toEqual([])
  })

  test.each([
    [
      'a service that imports the door',
      {},
      'main/stock/parts/parts.ts imports main/api/door.ts, which main/stock may not',
    ],
    ['a service that imports electron', { target: 'electron', isOurs: false }, 'imports electron'],
    [
      'a window that imports a value of the wire',
      { file: 'renderer/client/api.ts', target: 'main/records/machine-records.ts' },
      'renderer/client/api.ts imports main/records/machine-records.ts',
    ],
    ['a folder nobody knows', { file: 'main/misc/x.ts' }, 'main/misc/x.ts lies in a folder without a row'],
  ])('%s is told with the rule it breaks', (_, over, sentence) => {
    expect(broken(rowBreaker(over), LAYERS)).toContain(sentence)
  })
})
