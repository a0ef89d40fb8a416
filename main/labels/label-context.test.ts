import { expect, test } from 'vitest'
import { BUILT_IN_TEMPLATES } from './templates/built-in/built-in-templates.ts'
import { labelContext } from './label-context.ts'

const COMMON =
  'base_url date datetime template template_description template_name template_revision user width height page_style qr_data'

const VARIABLES = {
  part: 'bom_items category description IPN name parameters part qr_url revision test_template_list test_templates',
  stockitem:
    'barcode_data barcode_hash batch child_items ipn installed_items item name part qr_url parameters quantity result_list results serial stock_item tests test_keys test_template_list test_templates',
  stocklocation: 'location stock_location parent stock_items',
} as const

test.each(Object.entries(VARIABLES))('a label of a %s has all its variables (P32)', (model, names) => {
  const [first] = BUILT_IN_TEMPLATES
  const context = labelContext({
    template: { ...first!.record, model_type: model as keyof typeof VARIABLES },
    record: { pk: 1, part_detail: {}, location_detail: {} },
    parent: null,
    code: 'INV-X1',
    baseUrl: 'http://bench',
    now: new Date('2026-11-21T10:00:00Z'),
    user: null,
    lists: {},
  })
  const wanted = `${COMMON} ${names}`.split(' ')
  expect(wanted.filter((name) => !Object.hasOwn(context, name))).toEqual([])
})
