import type { FilterImplOptions, Liquid } from 'liquidjs'
import { ARITHMETIC_FILTERS } from './arithmetic.ts'
import { CODE_FILTERS } from './codes.ts'
import { HTML_FILTERS } from './html.ts'
import { IMAGE_FILTERS } from './images.ts'
import { LIST_FILTERS } from './lists.ts'
import { DATE_FILTERS } from './dates.ts'
import { readArguments } from './filter-arguments.ts'
import type { LabelFilter } from './filter-arguments.ts'
import { MONEY_FILTERS } from './money.ts'
import { NUMBER_FILTERS } from './numbers.ts'
import { OBJECT_FILTERS } from './objects.ts'
import { TEXT_FILTERS } from './texts.ts'
import { hostOf } from './template-host.ts'

export const LABEL_FILTERS = {
  ...ARITHMETIC_FILTERS,
  ...MONEY_FILTERS,
  ...NUMBER_FILTERS,
  ...DATE_FILTERS,
  ...TEXT_FILTERS,
  ...CODE_FILTERS,
  ...OBJECT_FILTERS,
  ...LIST_FILTERS,
  ...IMAGE_FILTERS,
}

type FilterHandler = Extract<FilterImplOptions, (...given: never[]) => unknown>

/** The tags of InvenTree's templates as filters of the same names: `{{ price | render_currency: currency: "EUR" }}`. */
export function addLabelFilters(liquid: Liquid): Liquid {
  for (const [name, filter] of Object.entries(LABEL_FILTERS)) liquid.registerFilter(name, handlerOf(filter))
  // They escape what they are given by themselves; what they give is HTML.
  for (const [name, filter] of Object.entries(HTML_FILTERS))
    liquid.registerFilter(name, { handler: handlerOf(filter), raw: true })
  return liquid
}

function handlerOf(filter: LabelFilter): FilterHandler {
  return function (input: unknown, ...given: unknown[]) {
    return filter(input, readArguments(given), hostOf(this.context.environments))
  }
}
