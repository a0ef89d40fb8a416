import { Plugin } from '@scanbench/plugin'
import { BarcodeScannerDriver, type Discarded, type Frame, type Framer } from '@scanbench/plugin/machine'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { FakeScanner, runPlugin } from '@scanbench/plugin/testing'
import { expect, test } from 'vitest'

class Boxes extends Plugin.with(BarcodeMixin) {
  NAME = 'Boxes'
  async scan(barcode: string, { aim }: { aim: string | null }) {
    const pk = /^BOX-(\d+)$/.exec(barcode)?.[1]
    if (pk === undefined) return null
    return aim === ']C1' ? { error: 'No box has GS1 codes' } : { stockitem: { pk: Number(pk) } }
  }
}

/** Codes of three letters; a minus gives one up. */
class Threes extends BarcodeScannerDriver {
  SLUG = 'threes'
  NAME = 'Threes'
  DESCRIPTION = 'Three letters are a code'
  connection() {
    return null
  }
  createFramer(): Framer {
    let held = ''
    const take = (): (Frame | Discarded)[] => {
      const codes = held.match(/.{3}/g) ?? []
      held = held.slice(codes.length * 3)
      return codes.map((code) =>
        code.includes('-')
          ? { bytes: new TextEncoder().encode(code), reason: 'incomplete' as const }
          : { bytes: new TextEncoder().encode(code) },
      )
    }
    return {
      silenceMs: null,
      push(bytes) {
        held += new TextDecoder().decode(bytes)
        return take()
      },
      flush: () => [],
    }
  }
}

test('codes reach the plugin however their bytes are cut, and each is shown once', async () => {
  await using run = await runPlugin(Boxes)
  const scanner = new FakeScanner(run)
  await scanner.send('BOX-7\rBO', new TextEncoder().encode('X-8\r\n'), '4006381333931')
  expect(scanner.scans).toEqual([
    { barcode: 'BOX-7', answer: { stockitem: { pk: 7 } } },
    { barcode: 'BOX-8', answer: { stockitem: { pk: 8 } } },
    { barcode: '4006381333931', answer: null },
  ])
})

test('what the station knows of a code reaches the plugin', async () => {
  await using run = await runPlugin(Boxes)
  const scanner = new FakeScanner(run, { context: { aim: ']C1' } })
  await scanner.send('BOX-7\r')
  expect(scanner.scans).toEqual([{ barcode: 'BOX-7', answer: { error: 'No box has GS1 codes' } }])
})

test('a driver cuts the codes, and what it gives up is no scan', async () => {
  await using run = await runPlugin(Boxes)
  const scanner = new FakeScanner(run, { driver: new Threes() })
  await scanner.send('AB', 'Ca-cXYZ')
  expect(scanner.scans.map(({ barcode }) => barcode)).toEqual(['ABC', 'XYZ'])
})
