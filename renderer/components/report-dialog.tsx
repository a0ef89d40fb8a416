import { Button, Group, Progress, Select, Stack, Text } from '@mantine/core'
import { IconDownload, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { DataOutput, ReportTemplate } from '../../main/records/output-records.ts'
import { outputFailure, useOutput } from '../client/outputs.ts'
import { type ReportSelection, usePrintReport, useReportPrinter, useReportTemplates } from '../client/reports.ts'
import { Dialog } from './dialog.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorBand } from './error-band.tsx'
import { lastReportOf, rememberReport } from './last-report.ts'
import { NoteBand } from './note-band.tsx'
import { QueryView } from './query-view.tsx'
import { ReportPreview } from './report-preview.tsx'
import { saveFile } from './save-file.ts'

interface ReportDialogProps {
  selection: ReportSelection
  /** What the report is of: "3 items", "All items of this list". */
  subject: string
  onClose: () => void
}

/** Choose a report, see how it will look, and have it as a PDF. */
export function ReportDialog({ selection, subject, onClose }: ReportDialogProps) {
  const templates = useReportTemplates(selection)
  return (
    <Dialog title="Print report" scanPolicy="hold" onClose={onClose} size={860}>
      <QueryView query={templates} what="The list of reports" rows={3}>
        {(known) =>
          known.length === 0 ? (
            <EmptyState
              icon={<IconFileTypePdf size={32} />}
              sentence="There is no report for these. Staff can add one on the Labels page, under Reports."
            />
          ) : (
            <ReportForm templates={known} selection={selection} subject={subject} onClose={onClose} />
          )
        }
      </QueryView>
    </Dialog>
  )
}

function ReportForm({ templates, selection, subject, onClose }: ReportDialogProps & { templates: ReportTemplate[] }) {
  const [chosen, setChosen] = useState(() => lastReportOf(selection.model))
  const printer = useReportPrinter().data
  const print = usePrintReport()
  const report = useOutput(print.data?.pk)
  const template = templates.find(({ pk }) => pk === chosen) ?? templates[0]
  if (template === undefined) return null
  const order = { template: template.pk, selection }
  const done = report.data?.complete === true ? report.data : null
  const failure = report.error ?? (report.data ? outputFailure(report.data) : null)
  const isUnderWay = print.isPending || (print.isSuccess && done === null && failure === null)
  const submit = () => {
    rememberReport(selection.model, template.pk)
    print.mutate(order)
  }
  const choose = (value: string | null) => {
    setChosen(Number(value))
    print.reset()
  }
  return (
    <Stack gap="sm">
      {printer?.available === false && (
        <NoteBand sentence={`No PDF can be made here. ${printer.reason ?? ''} Below is how it would look.`} />
      )}
      {print.isError && <ErrorBand what="Nothing was printed" error={print.error} />}
      {failure !== null && <ErrorBand what="The report was not made" error={failure} />}
      <Select
        label="Report"
        description={template.description}
        data={templates.map(({ pk, name, page_size }) => ({ value: String(pk), label: `${name}, ${page_size}` }))}
        value={String(template.pk)}
        onChange={choose}
        allowDeselect={false}
        disabled={isUnderWay}
      />
      <Text>{subject}</Text>
      <ReportPreview order={order} />
      {isUnderWay && <ReportProgress report={report.data} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {done === null ? 'Cancel' : 'Close'}
        </Button>
        {done?.output ? (
          <FileButtons report={done} address={done.output} />
        ) : (
          <Button
            leftSection={<IconFileTypePdf size={18} />}
            loading={isUnderWay}
            disabled={printer?.available !== true}
            onClick={submit}
          >
            Print report
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function ReportProgress({ report }: { report: DataOutput | undefined }) {
  const { progress = 0, total = 0 } = report ?? {}
  return (
    <Stack gap={4} component="output">
      <Text size="sm">{total === 0 ? 'Waiting for its turn' : `Filling in ${progress} of ${total}`}</Text>
      <Progress value={total === 0 ? 0 : (progress / total) * 100} aria-label="How far the report is" />
    </Stack>
  )
}

function FileButtons({ report, address }: { report: DataOutput; address: string }) {
  const name = decodeURIComponent(address.split('/').at(-1) ?? '') || `${report.template_name}.pdf`
  return (
    <>
      {navigator.pdfViewerEnabled && (
        <Button variant="default" component="a" href={address} target="_blank" rel="noreferrer">
          Open
        </Button>
      )}
      <Button leftSection={<IconDownload size={18} />} data-autofocus onClick={() => saveFile(address, name)}>
        Save {name}
      </Button>
    </>
  )
}
