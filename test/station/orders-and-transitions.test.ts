import { Plugin } from '@scanbench/plugin'
import { TransitionMixin } from '@scanbench/plugin/mixins'
import type { Transition } from '@scanbench/plugin/mixins'
import { describe, expect, test } from 'vitest'
import type { PurchaseOrder } from '../../main/records/company-records.ts'
import { callStation } from '../support/call-station.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

async function orderAt(station: TestStation, fields: object = {}): Promise<number> {
  const [company] = await station.json<{ pk: number }[]>('GET', '/api/company/')
  const supplier = company ?? (await station.json<{ pk: number }>('POST', '/api/company/', { name: 'Acme' }))
  const body = { supplier: supplier.pk, ...fields }
  return (await station.json<PurchaseOrder>('POST', '/api/order/po/', body)).pk
}

const change = (station: TestStation, pk: number, action: string) =>
  callStation(station, 'POST', `/api/order/po/${pk}/${action}/`, {})
const statusOf = async (station: TestStation, pk: number) =>
  (await station.json<PurchaseOrder>('GET', `/api/order/po/${pk}/`)).status
const turnOn = (station: TestStation, slug: string) =>
  station.json('PATCH', `/api/plugins/${slug}/activate/`, { active: true })

describe('a purchase order', () => {
  test('has a reference of its own and goes from state to state, with dates', async () => {
    await using station = await createTestStation()
    const pk = await orderAt(station, { description: 'Screws' })
    expect(await change(station, pk, 'hold')).toMatchObject([
      201,
      { status: 25, status_text: 'On hold', actions: ['issue', 'cancel'] },
    ])
    expect(await change(station, pk, 'issue')).toMatchObject([
      201,
      { status: 20, complete_date: null, actions: ['hold', 'complete', 'cancel'] },
    ])
    expect(await change(station, pk, 'complete')).toMatchObject([
      201,
      {
        reference: 'PO-0001',
        supplier_name: 'Acme',
        status_text: 'Complete',
        actions: [],
        issue_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        complete_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ])
    expect(await station.json('GET', '/api/order/po/?outstanding=true')).toEqual([])
  })

  test('makes no step that leads nowhere', async () => {
    await using station = await createTestStation()
    const pk = await orderAt(station)
    const message = 'An order that is pending cannot become complete.'
    expect(await change(station, pk, 'complete')).toMatchObject([400, { non_field_errors: [message] }])
    await change(station, pk, 'cancel')
    expect((await change(station, pk, 'cancel'))[0]).toBe(400)
  })

  test('has states with words and colours, and a code', async () => {
    await using station = await createTestStation()
    const pk = await orderAt(station)
    expect(await station.json('GET', '/api/order/po/status/')).toMatchObject({
      status_class: 'PurchaseOrderStatus',
      values: { PLACED: { key: 20, label: 'Placed', color: 'primary' } },
    })
    const { barcode } = await station.json<{ barcode: string }>('POST', '/api/barcode/generate/', {
      model: 'purchaseorder',
      pk,
    })
    expect(barcode).toBe(`INV-PO${pk}`)
    expect(await station.json('POST', '/api/barcode/', { barcode })).toMatchObject({ purchaseorder: { pk } })
  })

  test('needs a supplier that is one, and a reference nobody else has', async () => {
    await using station = await createTestStation()
    await orderAt(station, { reference: 'A-1' })
    const maker = { name: 'Maker', is_supplier: false }
    const { pk } = await station.json<{ pk: number }>('POST', '/api/company/', maker)
    expect([
      await callStation(station, 'POST', '/api/order/po/', { supplier: 1, reference: 'A-1' }),
      await callStation(station, 'POST', '/api/order/po/', { supplier: pk }),
      await callStation(station, 'POST', '/api/order/po/', { supplier: 99 }),
    ]).toMatchObject([
      [400, { reference: [expect.stringContaining('already')] }],
      [400, { supplier: [expect.stringContaining('supplier')] }],
      [400, { supplier: [expect.stringContaining('does not exist')] }],
    ])
  })
})

describe('a plugin that is asked before a state changes', () => {
  test('forbids, lets pass, or does it in its own way (M42)', async () => {
    await using station = await createTestStation()
    await turnOn(station, 'sample-transition')
    const pk = await orderAt(station, { description: 'Framework order 2026' })
    expect((await change(station, pk, 'issue'))[0]).toBe(201)
    expect(await change(station, pk, 'complete')).toMatchObject([
      400,
      { supplier_reference: ['Enter the number of the supplier first'] },
    ])
    expect(await statusOf(station, pk)).toBe(20)
    expect(await change(station, pk, 'cancel')).toMatchObject([201, { status: 25 }])
    await change(station, pk, 'issue')
    await station.json('PATCH', `/api/order/po/${pk}/`, { supplier_reference: 'SO-7' })
    expect(await change(station, pk, 'complete')).toMatchObject([201, { status: 30 }])
  })

  test('with a handler that is none is passed over, and the fault is kept on it (M43)', async () => {
    await using station = await createTestStation({ plugins: [{ slug: 'no-list', plugin: NoList }] })
    await turnOn(station, 'sample-broken-transition')
    const pk = await orderAt(station)
    expect(await change(station, pk, 'issue')).toMatchObject([201, { status: 20 }])
    const errors = await Promise.all(
      ['no-list', 'sample-broken-transition'].map(async (slug) =>
        JSON.stringify(await station.json('GET', `/api/plugins/${slug}/`)),
      ),
    )
    for (const text of errors) expect(text).toContain('INVE-E9')
  })

  test('and fails has not allowed it', async () => {
    await using station = await createTestStation({ plugins: [{ slug: 'failing', plugin: Failing }] })
    const pk = await orderAt(station)
    expect(await change(station, pk, 'issue')).toMatchObject([
      400,
      { non_field_errors: [expect.stringContaining('Plugin Failing failed to judge this change: broken')] },
    ])
    expect(await statusOf(station, pk)).toBe(10)
  })

  test('holds up nothing that somebody else did meanwhile', async () => {
    await using station = await createTestStation({ plugins: [{ slug: 'slow', plugin: Slow }] })
    const pk = await orderAt(station)
    Slow.meanwhile = () => change(station, pk, 'hold')
    expect((await change(station, pk, 'issue'))[0]).toBe(409)
    expect(await statusOf(station, pk)).toBe(25)
  })
})

class NoList extends Plugin.with(TransitionMixin) {
  NAME = 'No List'
  async getTransitionHandlers() {
    return 'nothing of the kind' as never
  }
}

class Failing extends Plugin.with(TransitionMixin) {
  NAME = 'Failing'
  TRANSITION_HANDLERS = [{ func: 'fail' }]
  async fail(): Promise<boolean> {
    throw new TypeError('broken')
  }
}

class Slow extends Plugin.with(TransitionMixin) {
  static meanwhile: (() => Promise<unknown>) | null = null
  NAME = 'Slow'
  TRANSITION_HANDLERS = [{ models: ['purchaseorder'], func: 'wait' }]
  async wait({ target }: Transition): Promise<boolean> {
    const { meanwhile } = Slow
    Slow.meanwhile = null
    if (target === 20) await meanwhile?.()
    return false
  }
}
