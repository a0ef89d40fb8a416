import type { DrawnLabel, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl-printer.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl-printer.ts'
import { STANDARD_LABEL } from '../support/standard-label.ts'

const LANGUAGES: readonly [string, LabelPrinterDriver, Record<string, unknown>][] = [
  ['tspl', new TsplPrinterDriver(), {}],
  ['epl', new EplPrinterDriver(), { MATRIX_CODES: 'printer' }],
  ['cpcl', new CpclPrinterDriver(), {}],
  ['sbpl', new SbplPrinterDriver(), {}],
  ['dpl', new DplPrinterDriver(), {}],
]

test.each(LANGUAGES)('the bytes of the standard label in %s are the ones that were looked at', async (name, driver, settings) => {
  const drawable = STANDARD_LABEL.steps.filter((step) => driver.cannotDraw(step, settings) === null)
  const refused = STANDARD_LABEL.steps.filter((step) => !drawable.includes(step))
  const bytes = driver.encode({ ...STANDARD_LABEL, steps: drawable }, settings)
  const pages = [
    '# Bytes',
    hexadecimal(bytes),
    '# What they draw',
    ...driver.decode(bytes, settings).map(inLines),
    '# What is left to dots',
    ...refused.map((step) => `${JSON.stringify(step)}: ${driver.cannotDraw(step, settings)}`),
  ]
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(`labels/standard.${name}.txt`)
})

const BYTES_PER_ROW = 32

/** Rows of hexadecimal digits, and beside them what can be read. */
function hexadecimal(bytes: Uint8Array): string {
  const rows = Array.from({ length: Math.ceil(bytes.length / BYTES_PER_ROW) }, (_, row) =>
    bytes.subarray(row * BYTES_PER_ROW, (row + 1) * BYTES_PER_ROW),
  )
  return rows.map((row) => `${Buffer.from(row).toString('hex').padEnd(BYTES_PER_ROW * 2)}  ${readable(row)}`).join('\n')
}

function readable(row: Uint8Array): string {
  return String.fromCharCode(...row).replaceAll(/[^ -~]/g, '.')
}

function inLines({ steps, ...size }: DrawnLabel): string {
  const lines = steps.map((step) =>
    JSON.stringify(step.kind === 'bitmap' ? { ...step, bits: Buffer.from(step.bits).toString('hex') } : step),
  )
  return [JSON.stringify(size), ...lines].join('\n')
}
