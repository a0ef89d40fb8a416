import { expect, test } from 'vitest'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { PaperLabel } from '../../main/records/print-records.ts'
import { createScanBench } from '../support/scan-bench.ts'

interface Made {
  pk: number
}

/** A part of Acme, and an order there. */
async function createPurchasingBench() {
  const bench = await createScanBench()
  const { station, printer } = bench
  const make = (path: string, body: object) => station.json<Made>('POST', path, body)
  const acme = await make('/api/company/', { name: 'Acme', is_supplier: true })
  const part = await make('/api/part/', { name: 'Washer', IPN: 'W-4', purchaseable: true })
  const supplierPart = await make('/api/company/part/', { part: part.pk, supplier: acme.pk, SKU: 'AC-77' })
  const order = await make('/api/order/po/', { reference: 'PO-0042', supplier: acme.pk, description: 'Washers' })
  return {
    ...bench,
    supplierPart: supplierPart.pk,
    order: order.pk,
    templates: (query: string) => station.json<LabelTemplate[]>('GET', `/api/label/template/?enabled=true&${query}`),
    /** Prints the usual label of a thing, and gives the commands that were printed. */
    async printed(model_type: string, item: number): Promise<string> {
      const job = await make('/api/station/print-jobs/', { template: null, model_type, items: [item] })
      await bench.printed(job)
      const paper = await station.json<PaperLabel[]>('GET', `/api/station/machines/${printer}/paper/`)
      return paper[0]?.commands ?? ''
    },
    [Symbol.asyncDispose]: bench[Symbol.asyncDispose],
  }
}

test('a part of a supplier has a label with its number there, its seller and its code', async () => {
  await using bench = await createPurchasingBench()
  const commands = await bench.printed('supplierpart', bench.supplierPart)
  for (const text of ['Washer', 'AC-77', 'Acme', 'W-4', `INV-SP${bench.supplierPart}`]) expect(commands).toContain(text)
})

test('an order has a label with its number, its seller and its code, and scanning that finds the order', async () => {
  await using bench = await createPurchasingBench()
  const commands = await bench.printed('purchaseorder', bench.order)
  for (const text of ['PO-0042', 'Acme', 'Washers', `INV-PO${bench.order}`]) expect(commands).toContain(text)
  expect(await bench.scan(`INV-PO${bench.order}`)).toMatchObject({ match: { model: 'purchaseorder', pk: bench.order } })
})

test('templates are offered for them by kind and by filters that reach their part and their seller', async () => {
  await using bench = await createPurchasingBench()
  const { station, supplierPart, order } = bench
  const [usual] = await bench.templates(`model_type=supplierpart&items=${supplierPart}`)
  expect(usual?.name).toBe('Supplier part label')
  const only = (filters: string) =>
    station.json('PATCH', `/api/label/template/${usual?.pk}/`, { filters: `supplier__name=${filters}` })
  await only('Other')
  expect(await bench.templates(`model_type=supplierpart&items=${supplierPart}`)).toEqual([])
  await only('Acme, part__IPN=W-4')
  expect(await bench.templates(`model_type=supplierpart&items=${supplierPart}`)).toHaveLength(1)
  expect(await bench.templates(`model_type=purchaseorder&items=${order}`)).toMatchObject([{ name: 'Order label' }])
})

test('labels are printed of what a search in their list shows', async () => {
  await using bench = await createPurchasingBench()
  const queue = (model_type: string, template: number | undefined, query: string) =>
    bench.station.json('POST', '/api/station/print-jobs/', { template, model_type, query, machine: bench.printer })
  const [ofParts] = await bench.templates('model_type=supplierpart')
  const [ofOrders] = await bench.templates('model_type=purchaseorder')
  expect(await queue('supplierpart', ofParts?.pk, 'search=AC-77')).toMatchObject({ total: 1 })
  expect(await queue('purchaseorder', ofOrders?.pk, 'search=PO-0042')).toMatchObject({ total: 1 })
})

test('the designer gets their values, also the longest of all', async () => {
  await using bench = await createPurchasingBench()
  const values = (model: string) =>
    bench.station.json<unknown>('GET', `/api/station/labels/values/?model_type=${model}`)
  expect(JSON.stringify(await values('supplierpart'))).toContain('AC-77')
  expect(JSON.stringify(await values('purchaseorder'))).toContain('PO-0042')
})
