import { Button, Center, Group, Loader, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileTypePdf } from '@tabler/icons-react'
import type { ReportDocument } from '../../../../main/records/report-document.ts'
import { useDraftPdf, useDraftPreview } from '../../../client/report-designs.ts'
import { useReportPrinter } from '../../../client/reports.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { saveFile } from '../../../components/save-file.ts'
import own from './report-editor.module.css'

/** While somebody types the page is not made for each letter. */
const PAUSE_MS = 500

/** The draft filled with the first objects: as a page beside the text, and as sheets of paper in a PDF. */
export function DraftPreview({ template, document }: { template: number; document: ReportDocument }) {
  const [settled] = useDebouncedValue(document, PAUSE_MS)
  const preview = useDraftPreview(template, settled, 'html')
  const printer = useReportPrinter().data
  const pdf = useDraftPdf(template)
  const makePdf = () => pdf.mutate(document, { onSuccess: ({ preview: address }) => saveFile(address, 'preview.pdf') })
  return (
    <>
      {preview.isError && <ErrorBand what="This page cannot be filled" error={preview.error} />}
      {pdf.isError && <ErrorBand what="No PDF was made" error={pdf.error} />}
      {preview.data === undefined ? (
        !preview.isError && (
          <Center className={own['page']} component="output">
            <Loader aria-label="The preview is being made" />
          </Center>
        )
      ) : (
        <iframe className={own['page']} src={preview.data.preview} title="Preview of the report" sandbox="" />
      )}
      <Group justify="space-between">
        <Text size="sm">
          {preview.data === undefined ? '' : `Filled with the first ${preview.data.shown} of ${preview.data.total}.`}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileTypePdf size={16} />}
          loading={pdf.isPending}
          disabled={printer?.available !== true}
          title={printer?.reason ?? 'As it will be on paper'}
          onClick={makePdf}
        >
          PDF of this draft
        </Button>
      </Group>
    </>
  )
}
