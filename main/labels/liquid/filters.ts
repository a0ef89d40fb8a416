import type { Liquid } from 'liquidjs'
import { ARITHMETIC_FILTERS } from './arithmetic.ts'
import { CODE_FILTERS } from './codes.ts'
import { DATE_FILTERS } from './dates.ts'
import { readArguments } from './filter-arguments.ts'
import { MONEY_FILTERS } from './money.ts'
import { NUMBER_FILTERS } from './numbers.ts'
import { OBJECT_FILTERS } from './objects.ts'
import { TEXT_FILTERS } from './texts.ts'

export const LABEL_FILTERS = {
  ...ARITHMETIC_FILTERS,
  ...MONEY_FILTERS,
  ...NUMBER_FILTERS,
  ...DATE_FILTERS,
  ...TEXT_FILTERS,
  ...CODE_FILTERS,
  ...OBJECT_FILTERS,
}

/** The tags of InvenTree's templates as filters of the same names: `{{ price | render_currency: currency: "EUR" }}`. */
export function addLabelFilters(liquid: Liquid): Liquid {
  for (const [name, filter] of Object.entries(LABEL_FILTERS))
    liquid.registerFilter(name, (input: unknown, ...given: unknown[]) => filter(input, readArguments(given)))
  return liquid
}
