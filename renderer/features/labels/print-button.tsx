import { Button, Group, Kbd, Stack, Text } from '@mantine/core'
import { IconPlug, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { PrintJob } from '../../../main/records/print-records.ts'
import { PDF_PLUGIN, usePrintThrough } from '../../client/label-files.ts'
import { useQueueLabels } from '../../client/print-queue.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { NoteBand } from '../../components/note-band.tsx'
import { saveFile } from '../../components/save-file.ts'
import { countOf } from '../../components/texts.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { JobLine } from '../../components/job-line.tsx'
import { type OrderAction, requestOf, type SettledOrder, targetsFor } from './print-order.ts'
import { openPrompts } from '../../components/prompt-fields.tsx'
import { UnreadNote } from '../../components/unread-note.tsx'
import type { usePrintPage } from './use-print-page.ts'

interface PrintButtonProps {
  order: SettledOrder
  dispatch: (action: OrderAction) => void
  page: ReturnType<typeof usePrintPage>
  template: LabelTemplate
  /** Labels without copies; null where only the station knows. */
  count: number | null
}

/** Prints, says why it cannot, and what became of the last one. */
export function PrintButton({ order, dispatch, page, template, count }: PrintButtonProps) {
  const queue = useQueueLabels()
  const [reason, setReason] = useState('')
  const isUnreadable =
    (page.preview.data?.codes.some(({ is_read }) => !is_read) ?? false) ||
    page.check.faults.some(({ isUnread }) => isUnread)
  const missing = openPrompts(page.document?.prompts ?? [], order.answers)
  const isNothing = count === 0 || (count === null && order.search === '')
  const isBlocked = isNothing || missing.length > 0 || (isUnreadable && reason.trim() === '')
  const print = () => {
    if (isBlocked || queue.isPending || page.machine === null) return
    const request = {
      ...requestOf(order, template, page.machine),
      scan_back: page.isScannedBack,
      release_reason: isUnreadable ? reason : '',
    }
    queue.mutate(request, { onSuccess: () => dispatch({ kind: 'printed' }) })
  }
  useShortcuts({ 'Ctrl+L': print, 'Ctrl+P': print })
  return (
    <Stack gap="xs">
      {isUnreadable && <UnreadNote reason={reason} onReason={setReason} />}
      {missing.map(({ key, question }) => (
        <NoteBand key={key} sentence={`The label asks: ${question}`} />
      ))}
      {page.machine === null ? (
        <WithoutPrinter order={order} page={page} template={template} isNothing={isNothing} />
      ) : (
        <Button
          size="lg"
          leftSection={<IconPrinter size={22} />}
          rightSection={<Kbd size="xs">Ctrl+L</Kbd>}
          loading={queue.isPending}
          disabled={isBlocked}
          onClick={print}
        >
          {count === null ? 'Print all that fit' : `Print ${countOf(count * order.copies, 'label')}`}
        </Button>
      )}
      {queue.isError && <ErrorBand what="Nothing was printed" error={queue.error} onRetry={print} />}
      {queue.data !== undefined && <LastJob job={queue.data} />}
    </Stack>
  )
}

function LastJob({ job }: { job: PrintJob }) {
  return (
    <section aria-label="Printed last">
      <JobLine job={job} />
    </section>
  )
}

type WithoutPrinterProps = Pick<PrintButtonProps, 'order' | 'page' | 'template'> & { isNothing: boolean }

/** Labels are files until there is a printer. */
function WithoutPrinter({ order, page, template, isNothing }: WithoutPrinterProps) {
  const navigate = useNavigate()
  const pdf = usePrintThrough()
  const items = targetsFor(order, template.model_type).map(({ pk }) => pk)
  const savePdf = () =>
    pdf.mutate(
      { template: template.pk, items, plugin: PDF_PLUGIN, options: { prompts: order.answers } },
      { onSuccess: (address) => address !== null && saveFile(address, `${template.name}.pdf`) },
    )
  const png = page.preview.data?.png ?? null
  return (
    <Stack gap="xs">
      <Text>No printer yet. The labels can be saved as files.</Text>
      <Group gap="xs">
        <Button loading={pdf.isPending} disabled={isNothing || order.source !== 'items'} onClick={savePdf}>
          Save as PDF
        </Button>
        <Button
          variant="default"
          disabled={png === null}
          onClick={() => png !== null && saveFile(png, `${template.name} ${order.page + 1}.png`)}
        >
          Save as PNG
        </Button>
        <Button variant="default" leftSection={<IconPlug size={18} />} onClick={() => void navigate('/machines/new')}>
          Connect a printer
        </Button>
      </Group>
      {pdf.isError && <ErrorBand what="No PDF was made" error={pdf.error} onRetry={savePdf} />}
    </Stack>
  )
}
