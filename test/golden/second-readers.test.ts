import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { barcodeObject } from '../../main/labels/templates/template-objects.ts'
import type { DesignDocument, LabelObject } from '../../main/records/label-document.ts'
import { drawingBench } from '../support/drawing-bench.ts'
import { EVERY_LANGUAGE, LABEL_FOR_ALL } from '../support/every-language.ts'
import { readCodes, readCodesByDebian } from '../support/read-label.ts'

const { drawing, thread } = drawingBench()

function labelOf(...objects: LabelObject[]): DesignDocument {
  return { format: 1, kind: 'design', ...LABEL_FOR_ALL, prompts: [], samples: [], groups: [], objects }
}

const STACKED = labelOf(
  barcodeObject('rows', { xMm: 1, yMm: 2, widthMm: 38, heightMm: 16, symbology: 'pdf417', data: 'PDF417 of INV-SI42' }),
  barcodeObject('rings', { xMm: 40, yMm: 15, widthMm: 19, heightMm: 19, symbology: 'aztec', data: 'Aztec of INV-SI42' }),
)
const COMMON = labelOf(
  barcodeObject('bars', { xMm: 2, yMm: 2, widthMm: 56, heightMm: 9, symbology: 'code128', data: 'INV-SI42' }),
  barcodeObject('square', { xMm: 35, yMm: 13, widthMm: 22, heightMm: 22, symbology: 'qr', data: '{"stockitem": 42}' }),
)
const MATRIX = labelOf(
  barcodeObject('matrix', { xMm: 10, yMm: 5, widthMm: 24, heightMm: 24, symbology: 'datamatrix', data: 'INV_SI42' }),
)

async function printed(index: number, document: DesignDocument): Promise<{ bytes: Uint8Array; png: Uint8Array }> {
  const [, driver, settings] = EVERY_LANGUAGE[index]!
  const order = { document, context: {}, index: 0, isDraft: false, driver, settings }
  const { bytes } = await drawing.drawDraft(order)
  const [label] = driver.decode(bytes, settings)
  const { png } = await thread.draw('look', { label: label! })
  return { bytes, png }
}

const CASES = EVERY_LANGUAGE.map(([name], index) => ({ name, index }))

test.each(CASES)('PDF417 and Aztec are read from what is printed by $name, and its bytes are as they were', async ({ name, index }) => {
  const { bytes, png } = await printed(index, STACKED)
  expect((await readCodes(png)).toSorted()).toEqual(['Aztec of INV-SI42', 'PDF417 of INV-SI42'])
  const facts = `${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}\n`
  await expect(facts).toMatchFileSnapshot(`labels/stacked-codes.${name.replace(', ', '-')}.txt`)
})

test.each(CASES)('Debian reads the bars, the QR code and the Data Matrix of $name as well', async ({ index }) => {
  const common = await readCodesByDebian((await printed(index, COMMON)).png, 'zbarimg')
  expect(common.toSorted()).toEqual(['INV-SI42', '{"stockitem": 42}'])
  expect(await readCodesByDebian((await printed(index, MATRIX)).png, 'dmtxread')).toEqual(['INV_SI42'])
})
