import { Anchor, Group, Skeleton, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useRelatedOne } from '../client/related.ts'
import { keyOf, MODEL_INFORMATION, namesOf } from './model-information.ts'

interface InstanceProps {
  model: string
  instance: Record<string, unknown>
}

/** One object in a line: its name, what tells it from others, and the way to its page where it has one. */
export function Instance({ model, instance }: InstanceProps) {
  const { name, detail } = namesOf(instance)
  const page = MODEL_INFORMATION[model]?.url_detail ?? null
  return (
    <Group gap="xs" wrap="nowrap">
      {page === null ? (
        <Text>{name}</Text>
      ) : (
        <Anchor component={Link} to={page.replace(':pk', String(keyOf(instance)))}>
          {name}
        </Anchor>
      )}
      {detail !== '' && (
        <Text c="dimmed" size="sm" truncate>
          {detail}
        </Text>
      )}
    </Group>
  )
}

/** The same for an object of which only the key is known. */
export function RemoteInstance({ model, pk }: { model: string; pk: number | string }) {
  const endpoint = MODEL_INFORMATION[model]?.api_endpoint
  const { data, isError } = useRelatedOne(endpoint ?? '', endpoint === undefined ? null : pk, {})
  if (data !== undefined) return <Instance model={model} instance={data} />
  if (endpoint === undefined) return <Text c="dimmed">{`The window knows no "${model}"`}</Text>
  if (isError) return <Text c="dimmed">{`${MODEL_INFORMATION[model]?.label} ${pk} could not be read`}</Text>
  return <Skeleton height={20} width={160} animate={false} />
}
