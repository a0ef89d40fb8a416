import type { StockForms } from '@scanbench/plugin/ui'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { type StockChange, useStockItem } from '../client/stock.ts'
import { Dialog } from '../components/dialog.tsx'
import { QueryView } from '../components/query-view.tsx'
import { STOCK_CHANGES, StockChangeForm } from '../features/stock/stock-actions.tsx'

const Forms = createContext<StockForms>({})

interface OpenForm {
  change: StockChange
  item: number
}

/** Forms over stock that plugins can open from wherever they are. */
export function StockFormsProvider({ children }: { children: ReactNode }) {
  const [form, setForm] = useState<OpenForm | null>(null)
  const forms = useMemo<StockForms>(() => {
    const opens = (change: StockChange) => (options: Record<string, unknown>) =>
      setForm({ change, item: itemOf(options) })
    return {
      addStock: opens('add'),
      removeStock: opens('remove'),
      transferStock: opens('transfer'),
      countStock: opens('count'),
    }
  }, [])
  return (
    <Forms value={forms}>
      {children}
      {form !== null && <StockFormDialog {...form} onClose={() => setForm(null)} />}
    </Forms>
  )
}

export const useStockForms = (): StockForms => useContext(Forms)

function StockFormDialog({ change, item, onClose }: OpenForm & { onClose: () => void }) {
  return (
    <Dialog title={STOCK_CHANGES[change].button} scanPolicy="hold" onClose={onClose}>
      <QueryView query={useStockItem(item)} what="The item">
        {(known) => <StockChangeForm item={known} change={change} onDone={onClose} />}
      </QueryView>
    </Dialog>
  )
}

/** `{ pk }`, or as InvenTree's plugins say it, `{ items: [{ pk }] }`. */
function itemOf({ pk, items }: Record<string, unknown>): number {
  const [first] = Array.isArray(items) ? (items as unknown[]) : []
  const given = pk ?? (typeof first === 'object' && first !== null ? Reflect.get(first, 'pk') : first)
  const item = Number(given)
  if (!Number.isSafeInteger(item) || item <= 0) throw new TypeError('Say which stock item: { pk: 42 }.')
  return item
}
