import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { EMPTY_ORDER, type OrderAction, printOrder, type PrintOrder } from './print-order.ts'

const KEY = ['print-order']

/** Kept for the life of the window: one can look something up and come back. */
export function usePrintOrder(): [PrintOrder, (action: OrderAction) => void] {
  const client = useQueryClient()
  const { data } = useQuery<PrintOrder>({
    queryKey: KEY,
    queryFn: () => client.getQueryData<PrintOrder>(KEY) ?? EMPTY_ORDER,
    // A first answer would come after what was put in meanwhile.
    initialData: EMPTY_ORDER,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const dispatch = useCallback(
    (action: OrderAction) => client.setQueryData<PrintOrder>(KEY, (order = EMPTY_ORDER) => printOrder(order, action)),
    [client],
  )
  return [data, dispatch]
}
