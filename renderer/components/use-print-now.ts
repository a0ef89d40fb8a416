import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { ApiError } from '../client/api-error.ts'
import { getFrom } from '../client/api.ts'
import type { LabelModel } from '../client/print-jobs.ts'
import { useQueueLabels } from '../client/print-queue.ts'
import { usePrinters } from './use-printers.ts'

export interface PrintTarget {
  model: LabelModel
  items: number[]
}

/** Prints with the usual template and printer, without asking. */
export function usePrintNow() {
  const client = useQueryClient()
  const [printer] = usePrinters()
  const { mutateAsync } = useQueueLabels()
  return useMutation({
    mutationFn: async ({ model, items }: PrintTarget): Promise<PrintJob> => {
      const templates = await client.ensureQueryData({
        queryKey: ['label-templates', model],
        queryFn: () => getFrom<LabelTemplate[]>('/api/label/template/', { model_type: model, enabled: true }),
      })
      const [template] = templates
      if (template === undefined) throw missing('There is no label for this kind of thing. Choose an item or a place.')
      if (printer === undefined) throw missing('No printer is set up. Add one on the Machines page.')
      return mutateAsync({ template: template.pk, items, machine: null, copies: 1 })
    },
  })
}

function missing(detail: string): ApiError {
  return new ApiError({ status: 400, code: 'JOB_REJECTED', detail, fields: {} })
}
