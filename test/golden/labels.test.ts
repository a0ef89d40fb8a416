import { expect, test } from 'vitest'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { BUILT_IN_TEMPLATES } from '../../main/labels/templates/built-in-templates.ts'
import { labelSvg } from '../../main/labels/drawing/label-svg.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelTemplates } from '../../main/labels/templates/published-templates.ts'
import { LABEL_DATA, NO_DOTS } from '../support/label-objects.ts'

const driver = new ZplPrinterDriver()
const drawing = new LabelDrawing({
  templates: new LabelTemplates({ documents: BUILT_IN_TEMPLATES }),
  data: LABEL_DATA,
  dots: NO_DOTS,
  baseUrl: () => 'http://127.0.0.1:8000',
  clock: () => new Date('2026-11-21T10:00:00Z'),
})

test.each([
  ['item-label', 1, 42],
  ['item-label-serial', 1, 43],
  ['location-label', 2, 7],
])('the bytes and the picture of %s are the ones that were looked at', async (name, template, item) => {
  const { bytes } = await drawing.draw({ template, item, position: 1, user: null, driver, settings: {} })
  // The decoder for a readable difference: one command line each, and what they draw.
  await expect(new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')).toMatchFileSnapshot(`labels/${name}.zpl`)
  const [label] = driver.decode(bytes, {})
  await expect(`${labelSvg(label!)}\n`).toMatchFileSnapshot(`labels/${name}.svg`)
})
