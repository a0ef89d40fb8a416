import { useRelatedOne, type RelatedRecord } from '../../../client/related.ts'
import type { ListedScan } from './scan-list.ts'

interface Words {
  one: string
  address: string
  query: Readonly<Record<string, boolean>>
  name: (record: RelatedRecord) => unknown
}

const WORDS: Readonly<Record<ListedScan['model'], Words>> = {
  stockitem: {
    one: 'Item',
    address: '/api/stock/',
    query: { part_detail: true },
    name: ({ part_detail }) => (part_detail as { name?: string } | undefined)?.name,
  },
  stocklocation: { one: 'Location', address: '/api/stock/location/', query: {}, name: ({ pathstring }) => pathstring },
  part: { one: 'Part', address: '/api/part/', query: {}, name: ({ name }) => name },
  supplierpart: { one: 'Supplier part', address: '/api/company/part/', query: {}, name: ({ SKU }) => SKU },
  manufacturerpart: {
    one: 'Manufacturer part',
    address: '/api/company/part/manufacturer/',
    query: {},
    name: ({ MPN }) => MPN,
  },
  purchaseorder: { one: 'Purchase order', address: '/api/order/po/', query: {}, name: ({ reference }) => reference },
}

/** What a code of the list is a code of. */
export function ListedName({ scan: { model, pk } }: { scan: ListedScan }) {
  const { one, address, query, name } = WORDS[model]
  const { data, isError } = useRelatedOne(address, pk, query)
  const known = data === undefined ? undefined : name(data)
  return <>{`${isError ? 'Gone: ' : ''}${one} ${typeof known === 'string' && known !== '' ? known : pk}`}</>
}
