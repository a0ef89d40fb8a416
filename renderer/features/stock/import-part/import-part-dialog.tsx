import { Select, Stack, Text } from '@mantine/core'
import { IconTruckDelivery } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { type ImportedPart, type Supplier, type SupplierSearchResult, useSuppliers } from '../../../client/suppliers.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { ImportPlace } from './import-place.tsx'
import { ImportedSummary } from './imported-summary.tsx'
import { SupplierSearch } from './supplier-search.tsx'

/** From a supplier to a part of ours: search, choose, say where it belongs, and see what was made. */
export function ImportPartDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Import a part from a supplier" scanPolicy="hold" onClose={onClose} size={760}>
      <QueryView query={useSuppliers()} what="The list of suppliers" rows={3}>
        {([first, ...others]) =>
          first === undefined ? (
            <NoSupplier onClose={onClose} />
          ) : (
            <Steps suppliers={[first, ...others]} onClose={onClose} />
          )
        }
      </QueryView>
    </Dialog>
  )
}

function NoSupplier({ onClose }: { onClose: () => void }) {
  return (
    <EmptyState icon={<IconTruckDelivery size={32} />} sentence="Plugins search at suppliers, and none that can is on.">
      <Link to="/plugins" onClick={onClose}>
        Choose one on the Plugins page
      </Link>
    </EmptyState>
  )
}

interface StepsProps {
  suppliers: readonly [Supplier, ...Supplier[]]
  onClose: () => void
}

const idOf = ({ plugin_slug, supplier_slug }: Supplier) => `${plugin_slug} ${supplier_slug}`

function Steps({ suppliers, onClose }: StepsProps) {
  const [supplier, setSupplier] = useState(suppliers[0])
  const [term, setTerm] = useState('')
  const [chosen, setChosen] = useState<SupplierSearchResult | null>(null)
  const [imported, setImported] = useState<ImportedPart | null>(null)
  if (imported !== null) return <ImportedSummary imported={imported} onClose={onClose} />
  if (chosen !== null)
    return <ImportPlace {...{ supplier, chosen }} onBack={() => setChosen(null)} onImported={setImported} />
  return (
    <Stack gap="sm">
      {suppliers.length === 1 ? (
        <Text>At {supplier.supplier_name}</Text>
      ) : (
        <Select
          label="Supplier"
          data={suppliers.map((one) => ({ value: idOf(one), label: one.supplier_name }))}
          value={idOf(supplier)}
          allowDeselect={false}
          onChange={(id) => setSupplier(suppliers.find((one) => idOf(one) === id) ?? supplier)}
        />
      )}
      <SupplierSearch {...{ supplier, term }} onSearch={setTerm} onChoose={setChosen} />
    </Stack>
  )
}
