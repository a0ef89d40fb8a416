import type { TemplateDocument } from '../template.ts'
import { BOX_CONTENTS } from './box-contents.ts'
import { ITEM_LABEL } from './item-label.ts'
import { LOCATION_CODE, LOCATION_LABEL } from './location-label.ts'
import { PART_BARS, PART_LABEL } from './part-label.ts'
import { ORDER_LABEL, SUPPLIER_PART_LABEL } from './purchasing-labels.ts'
import { SHELF_LABEL } from './shelf-label.ts'
import { SHIPPING_LABEL } from './shipping-label.ts'

/** In the order in which a new station keeps them: the first of its kind is the usual one. */
const LABELS = [
  ITEM_LABEL,
  LOCATION_LABEL,
  PART_LABEL,
  PART_BARS,
  LOCATION_CODE,
  SHELF_LABEL,
  BOX_CONTENTS,
  SHIPPING_LABEL,
  SUPPLIER_PART_LABEL,
  ORDER_LABEL,
]

export const BUILT_IN_TEMPLATES: readonly TemplateDocument[] = LABELS.map(({ record, document }, index) => ({
  record: { ...record, pk: index + 1 },
  document,
}))
