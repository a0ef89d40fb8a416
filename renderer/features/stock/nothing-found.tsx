import { Button } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { useStockAddress } from './use-stock-address.ts'

export function NothingFound() {
  const { search, tab } = useStockAddress()
  const navigate = useNavigate()
  return (
    <EmptyState icon={<IconSearchOff size={32} />} sentence={`Nothing here is called "${search}".`}>
      <Button variant="default" onClick={() => void navigate(`/stock/${tab}`)}>
        Show all
      </Button>
    </EmptyState>
  )
}
