import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { ExportDialog } from './export-dialog.tsx'
import { type StockTab, useStockAddress } from './use-stock-address.ts'

const LISTS: Readonly<Record<StockTab, { list: string; what: string }>> = {
  items: { list: '/api/stock/', what: 'stock items' },
  parts: { list: '/api/part/', what: 'parts' },
  locations: { list: '/api/stock/location/', what: 'locations' },
}

/** What is listed, as a file: with the search and the filters that it is listed with. */
export function ExportButton() {
  const { tab, search, filter } = useStockAddress()
  const [isOpen, setOpen] = useState(false)
  const filters = tab === 'items' ? { ...filter, search } : { search }
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={18} />} onClick={() => setOpen(true)}>
        Export
      </Button>
      {isOpen && <ExportDialog target={{ ...LISTS[tab], filters }} onClose={() => setOpen(false)} />}
    </>
  )
}
