import type { DotsPort } from '../../main/labels/drawing/dots.ts'
import type { LabelData } from '../../main/labels/label-contexts.ts'

type Values = Record<string, unknown>

/** A stock item as the API shows it, as far as labels look at it. */
export const ITEM: Values = {
  pk: 42,
  quantity: 250,
  serial: null,
  batch: 'B2026-11',
  location: 7,
  barcode_hash: '',
  part_detail: { pk: 5, name: 'Ball pen blue', full_name: 'Ball pen blue', IPN: 'BP-0042', units: 'pcs' },
  location_detail: { pk: 7, name: 'A-03-2', pathstring: 'Hall A/Rack 3/A-03-2' },
}

const LOCATION: Values = { pk: 7, name: 'A-03-2', parent: null, pathstring: 'Hall A/Rack 3/A-03-2' }

const PART: Values = {
  pk: 5,
  name: 'Ball pen blue',
  full_name: 'Ball pen blue',
  IPN: 'BP-0042',
  description: 'Medium point, document proof, refill BP-R2',
  revision: 'C',
  units: 'pcs',
}

const BOX: Values = {
  pk: 8,
  name: 'Box 118',
  parent: 7,
  pathstring: 'Hall A/Rack 3/A-03-2/Box 118',
  description: 'Returns from the fair, to be sorted',
}

const BOXED: readonly Values[] = [
  { quantity: 250, batch: 'B2026-11', serial: null, part: PART },
  { quantity: 12, batch: 'L2448', serial: null, part: { name: 'Envelope C6 plain, self sealing, 80 g', units: 'pcs' } },
  { quantity: 1, batch: null, serial: '1001', part: { name: 'Label printer', units: '' } },
  { quantity: 3.5, batch: null, serial: null, part: { name: 'Packing tape', units: 'm' } },
]

const OBJECTS: Readonly<Record<string, Values>> = {
  'stockitem 42': ITEM,
  'stockitem 43': { ...ITEM, pk: 43, quantity: 1, serial: '1001', batch: null },
  'stockitem 44': { ...ITEM, pk: 44, quantity: 0.5 },
  'stocklocation 7': LOCATION,
  'stocklocation 8': BOX,
  'part 5': PART,
}
const CODES: Readonly<Record<string, string>> = { stockitem: 'SI', stocklocation: 'SL', part: 'PA' }

/** Three stock items (42, 43, 44), a location (7), a box with four things in it (8) and a part (5). */
export const LABEL_DATA: LabelData = {
  record: async (model, pk) => OBJECTS[`${model} ${pk}`] ?? null,
  code: async (model, pk) => `INV-${CODES[model] ?? ''}${pk}`,
  lists: async (model, pk): Promise<Record<string, readonly Values[]>> =>
    model === 'stocklocation' && pk === 8 ? { stock_items: BOXED } : {},
  actingUser: async () => null,
}

/** For labels that printers draw by themselves. */
export const NO_DOTS: DotsPort = { draw: () => Promise.reject(new Error('No label of this test has dots')) }
