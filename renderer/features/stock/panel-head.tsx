import { CloseButton, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useStockAddress } from './use-stock-address.ts'

/** Name of what is open, with the way back to the list alone. */
export function PanelHead({ title, children }: { title: string; children?: ReactNode }) {
  const { linkTo } = useStockAddress()
  const navigate = useNavigate()
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Title order={2} size="h4">
          {title}
        </Title>
        <CloseButton aria-label={`Close ${title}`} onClick={() => void navigate(linkTo(null))} />
      </Group>
      {children}
    </>
  )
}
