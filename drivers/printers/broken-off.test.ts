import type { DrawnLabel, LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { EVERY_LANGUAGE } from '../../test/support/every-language.ts'
import { virtualLanguage } from '../simulators/languages.ts'
import { createVirtualPrinter } from '../simulators/virtual-printer.ts'
import { bitmapStep } from './common/label-raster.ts'

/** What is left of a broken label runs into the next one there, or is on paper already; the page of the journal says so. */
const RUNS_ON: ReadonlySet<string> = new Set(['cpcl', 'esc-pos', 'sbpl'])
const WITHOUT_REST = EVERY_LANGUAGE.filter(([, { SLUG }]) => !RUNS_ON.has(SLUG))
/** The last bytes one by one, the others in so many steps. */
const LAST_BYTES = 20
const STEPS = 12

function label(dotsPerMm: number, x: number): DrawnLabel {
  const [widthDots, heightDots] = [Math.round(60 * dotsPerMm), Math.round(36 * dotsPerMm)]
  const square = { widthDots: 8, heightDots: 8, bits: new Uint8Array(8).fill(0xff) }
  return { widthDots, heightDots, dotsPerMm, steps: [bitmapStep(square, x, 100)] }
}

/** What comes out of a printer that hears these, one after the other: of each how many labels, and the last one. */
function comesOut(driver: LabelPrinterDriver, settings: MachineSettingValues, heard: readonly Uint8Array[]) {
  const out: Uint8Array[] = []
  const printer = createVirtualPrinter({
    language: virtualLanguage(driver.SLUG)!,
    onLabel: (bytes) => void out.push(bytes),
    answer: () => {},
    onUnplug: () => {},
    wait: () => ({ [Symbol.dispose]: () => {} }),
  })
  const counts = heard.map((bytes) => {
    const before = out.length
    printer.receive(bytes)
    return out.length - before
  })
  return { counts, last: driver.decode(out.at(-1) ?? new Uint8Array(), settings).at(-1) }
}

test.each(WITHOUT_REST)(
  '%s: of a label that is broken off anywhere nothing comes out with the next',
  (_, driver, settings) => {
    const dotsPerMm = driver.dotsPerMm(settings)
    const [first, second] = [100, 164].map((x) => driver.encode(label(dotsPerMm, x), settings)) as [
      Uint8Array,
      Uint8Array,
    ]
    const [whole] = driver.decode(second, settings)
    const places = Array.from({ length: STEPS }, (__, step) => Math.ceil(((step + 0.5) / STEPS) * first.length))
    const ends = Array.from({ length: LAST_BYTES }, (__, place) => first.length - 1 - place)
    for (const at of [...places, ...ends]) {
      const { counts, last } = comesOut(driver, settings, [first.subarray(0, at), second])
      // Behind its last command only the end of the line is missing: it is out.
      const isOut = counts[0] === 1
      expect({ at, counts, last }).toEqual({ at, counts: [isOut ? 1 : 0, 1], last: whole })
    }
  },
)
