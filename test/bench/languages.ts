import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl-printer.ts'
import { STANDARD_LABEL } from '../support/standard-label.ts'

const LABELS = 20_000
/** What one core must encode in a second, so that no printer waits for its bytes. */
const GOAL = 20_000

const LANGUAGES: readonly [LabelPrinterDriver, Record<string, unknown>][] = [
  [new TsplPrinterDriver(), {}],
  [new EplPrinterDriver(), { MATRIX_CODES: 'printer' }],
  [new CpclPrinterDriver(), {}],
]

/** The standard label from steps to bytes, on one core. */
export function measureLanguages(): { what: string; value: string; goal: string; isMet: boolean }[] {
  return LANGUAGES.map(([driver, settings]) => {
    encode(driver, settings, LABELS / 4)
    const start = performance.now()
    encode(driver, settings, LABELS)
    const each = Math.round((LABELS / (performance.now() - start)) * 1000)
    return {
      what: `standard label to ${driver.SLUG}`,
      value: `${each} labels/s`,
      goal: `>= ${GOAL}`,
      isMet: each >= GOAL,
    }
  })
}

function encode(driver: LabelPrinterDriver, settings: Record<string, unknown>, labels: number): void {
  for (let label = 0; label < labels; label += 1) driver.encode(STANDARD_LABEL, settings)
}
