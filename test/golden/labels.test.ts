import { expect, test } from 'vitest'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { BUILT_IN_TEMPLATES } from '../../main/labels/templates/built-in/built-in-templates.ts'
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

/** As the operator answers. */
const ADDRESS = {
  name: 'Stationery Wholesale North Ltd',
  street: '14 Harbour Street',
  city: '20457 Hamburg',
  country: 'Germany',
  sender: 'Scanbench, Hall A, 1 Works Road, 10115 Berlin',
  reference: 'PO 4711-26',
}

test.each([
  ['item-label', 'Item label', 42, {}],
  ['item-label-serial', 'Item label', 43, {}],
  ['item-label-again', 'Item label', 42, { reprint: 1 }],
  ['location-label', 'Location label', 7, {}],
  ['location-label-again', 'Location label', 7, { reprint: 1 }],
  ['location-code', 'Location code', 7, { reprint: 2 }],
  ['part-label', 'Part label', 5, { reprint: 1 }],
  ['part-bars', 'Part label with bars', 5, { reprint: 1 }],
  ['shelf-label', 'Shelf label', 7, { reprint: 1 }],
  ['box-contents', 'Box contents', 8, { reprint: 1 }],
  ['shipping-label', 'Shipping label', 42, { reprint: 1, data: { answers: ADDRESS } }],
])('the bytes and the picture of %s are the ones that were looked at', async (file, name, item, more) => {
  const template = BUILT_IN_TEMPLATES.find(({ record }) => record.name === name)?.record.pk ?? 0
  const { bytes } = await drawing.draw({ template, item, position: 1, user: null, driver, settings: {}, ...more })
  // The decoder for a readable difference: one command line each, and what they draw.
  await expect(new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')).toMatchFileSnapshot(`labels/${file}.zpl`)
  const [label] = driver.decode(bytes, {})
  await expect(`${labelSvg(label!)}\n`).toMatchFileSnapshot(`labels/${file}.svg`)
})
