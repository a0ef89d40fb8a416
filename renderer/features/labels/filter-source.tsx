import { Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMatchCount } from '../../client/related.ts'
import { countOf } from '../../components/texts.ts'
import { LABEL_MODELS } from '../../components/label-models.ts'
import type { SourceProps } from './label-source.tsx'

/** All things that a search finds, as the list of them would. */
export function FilterSource({ order, dispatch, template: { model_type } }: SourceProps) {
  const { address, one, many } = LABEL_MODELS[model_type]
  const [search] = useDebouncedValue(order.search, 200)
  const { data: count } = useMatchCount(address, { search })
  return (
    <Stack gap={4}>
      <TextInput
        label={`All ${many} that fit`}
        description="As in the search of Stock: words of name, number, serial, batch."
        value={order.search}
        onChange={(event) => dispatch({ kind: 'set', values: { search: event.currentTarget.value } })}
      />
      <Text size="sm" aria-live="polite">
        {order.search === '' ? 'Type what to look for.' : count === undefined ? '' : countOf(count, one, many)}
      </Text>
    </Stack>
  )
}
