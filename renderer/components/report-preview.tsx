import { Center, Loader, Stack, Text } from '@mantine/core'
import { type ReportOrder, useReportPreview } from '../client/reports.ts'
import { ErrorBand } from './error-band.tsx'
import styles from './report-preview.module.css'
import { countOf } from './texts.ts'

/** How the report will look, before it is made into sheets of paper. */
export function ReportPreview({ order }: { order: ReportOrder }) {
  const { data, error, isError, isPending, refetch } = useReportPreview(order)
  if (isError) return <ErrorBand what="The preview could not be made" error={error} onRetry={() => void refetch()} />
  return (
    <Stack gap={8} className={styles['table']}>
      {isPending ? (
        <Center className={styles['page']} component="output">
          <Loader aria-label="The preview is being made" />
        </Center>
      ) : (
        <>
          <iframe className={styles['page']} src={data.preview} title="Preview of the report" sandbox="" />
          {data.shown < data.total && (
            <Text size="sm">
              The first {data.shown} of {countOf(data.total, 'object')}. All of them are printed.
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}
