import { Skeleton, Stack, Text } from '@mantine/core'
import { useIsLong } from '../components/use-is-long.ts'

/** Nothing at first, then grey lines, then whose fault it is. */
export function PartWaiting({ plugin }: { plugin: string }) {
  const isLong = useIsLong(200)
  const isSlow = useIsLong(2000)
  if (!isLong) return null
  return (
    <Stack gap={8} component="output" aria-label="Loading">
      <Skeleton height={20} animate={false} />
      <Skeleton height={20} animate={false} />
      {isSlow && (
        <Text size="sm" c="dimmed">
          {plugin} is slow.
        </Text>
      )}
    </Stack>
  )
}
