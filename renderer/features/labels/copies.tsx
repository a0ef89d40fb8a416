import { ActionIcon, Group, NumberInput } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { MOST_COPIES } from './print-order.ts'

export function Copies({ copies, onChange }: { copies: number; onChange: (copies: number) => void }) {
  return (
    <Group gap={4} align="end" wrap="nowrap">
      <NumberInput
        label="Copies of each"
        w={110}
        hideControls
        allowDecimal={false}
        min={1}
        max={MOST_COPIES}
        value={copies}
        onChange={(value) => typeof value === 'number' && onChange(value)}
      />
      <ActionIcon variant="default" size={36} aria-label="One copy fewer" onClick={() => onChange(copies - 1)}>
        <IconMinus size={18} />
      </ActionIcon>
      <ActionIcon variant="default" size={36} aria-label="One copy more" onClick={() => onChange(copies + 1)}>
        <IconPlus size={18} />
      </ActionIcon>
    </Group>
  )
}
