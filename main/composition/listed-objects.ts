import type { ModelKey } from '@scanbench/plugin'
import { AppError } from '@scanbench/plugin'
import { directClient } from '../api/serving/direct-client.ts'
import { STATION } from '../users/actor.ts'

const LISTS: Readonly<Partial<Record<ModelKey, string>>> = {
  part: '/api/part/',
  stockitem: '/api/stock/',
  stocklocation: '/api/stock/location/',
  supplierpart: '/api/company/part/',
  purchaseorder: '/api/order/po/',
}
/** One more than a job may have: then it is refused with the number. */
const MOST = 10_001

type Fetch = Parameters<typeof directClient>[0]

/** What a list shows for a query, as anybody would get it by its address. */
export function listedObjects(fetch: Fetch): (model: ModelKey, query: string) => Promise<number[]> {
  const station = directClient(fetch, STATION)
  return async (model, query) => {
    const list = LISTS[model]
    if (list === undefined) throw new AppError('INVALID_INPUT', `Objects of the kind ${model} are not listed.`)
    const parameters = new URLSearchParams(query)
    parameters.set('limit', String(MOST))
    parameters.set('offset', '0')
    const { results } = await station.get<{ results: { pk: number }[] }>(`${list}?${parameters.toString()}`)
    return results.map(({ pk }) => pk)
  }
}
