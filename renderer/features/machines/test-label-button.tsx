import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconTag } from '@tabler/icons-react'
import type { Machine } from '../../../main/records/records.ts'
import { useLabelTemplates, usePrintLabels } from '../../client/print-jobs.ts'
import { useStockItems } from '../../client/stock.ts'
import { ErrorBand } from '../../components/error-band.tsx'

/** Prints the label of the first item of the stock: the real way, with real data. */
export function TestLabelButton({ machine }: { machine: Machine }) {
  const template = useLabelTemplates('stockitem').data?.[0]
  const item = useStockItems({ search: '', page: 0 }).data?.results[0]
  const print = usePrintLabels()
  const submit = () => {
    if (template === undefined || item === undefined) return
    print.mutate(
      { template: template.pk, items: [item.pk], machine: machine.pk, copies: 1 },
      { onSuccess: ({ pk }) => notifications.show({ message: `Test label: print job ${pk}` }) },
    )
  }
  return (
    <>
      <Button
        leftSection={<IconTag size={18} />}
        loading={print.isPending}
        disabled={template === undefined || item === undefined}
        onClick={submit}
      >
        Test label
      </Button>
      {print.isError && <ErrorBand what="The test label was not printed" error={print.error} />}
    </>
  )
}
