import { Group, NumberInput, Stack, Text } from '@mantine/core'
import { countOf } from '../../components/texts.ts'
import type { SourceProps } from './label-source.tsx'
import { type NumberRange, numberAt, rangeLength } from './print-order.ts'

const FIELDS: readonly { key: keyof NumberRange; label: string; min?: number; max?: number }[] = [
  { key: 'from', label: 'From' },
  { key: 'to', label: 'To' },
  { key: 'step', label: 'Step', min: 1 },
  { key: 'padding', label: 'Digits', min: 1, max: 20 },
]

/** A label for each number; in the template it is `counter`. */
export function RangeSource({ order: { range }, dispatch }: SourceProps) {
  const count = rangeLength(range)
  return (
    <Stack gap={4}>
      <Group gap="xs" grow>
        {FIELDS.map(({ key, ...field }) => (
          <NumberInput
            key={key}
            {...field}
            allowDecimal={false}
            value={range[key]}
            onChange={(value) =>
              typeof value === 'number' && dispatch({ kind: 'set', values: { range: { ...range, [key]: value } } })
            }
          />
        ))}
      </Group>
      <Text size="sm" aria-live="polite">
        {count === 0
          ? 'A step of 1 or more is needed.'
          : `${countOf(count, 'label')}, ${numberAt(range, 0)} to ${numberAt(range, count - 1)}`}
      </Text>
    </Stack>
  )
}
