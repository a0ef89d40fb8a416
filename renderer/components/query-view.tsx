import { Box, Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorBand } from './error-band.tsx'
import { useIsLong } from './use-is-long.ts'

interface QueryViewProps<T> {
  query: UseQueryResult<T>
  /** What is loaded, for the error: "The list of machines". */
  what: string
  rows?: number
  children: (data: T) => ReactNode
}

/** The states every screen has: loading, failed, there. What is known already stays while it is asked again. */
export function QueryView<T>({ query, what, rows = 5, children }: QueryViewProps<T>) {
  const retry = () => void query.refetch()
  if (query.data === undefined) {
    if (query.isError) {
      return (
        <Box p="sm">
          <ErrorBand what={`${what} could not be read`} error={query.error} onRetry={retry} />
        </Box>
      )
    }
    return <Loading rows={rows} />
  }
  return children(query.data)
}

function Loading({ rows }: { rows: number }) {
  const isLong = useIsLong(150)
  if (!isLong) return null
  return (
    <Stack gap={8} p="xs" component="output" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={26} animate={false} />
      ))}
    </Stack>
  )
}
