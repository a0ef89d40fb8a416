import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DataOutput } from '../../main/records/output-records.ts'
import { callStation } from './api.ts'
import { afterPrinting } from './last-choices.ts'
import { madeOutput } from './outputs.ts'
import { MACHINE_PLUGIN, type PrintRequest } from './print-jobs.ts'

export const PDF_PLUGIN = 'inventreelabel'

/**
 * Prints through a label plugin. One that makes a file is asked for it until it is made, and its address is given; what goes
 * to a printer is followed by events.
 */
export function usePrintThrough() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ options, ...request }: PrintRequest): Promise<string | null> => {
      const asked = await callStation<DataOutput>('POST', '/api/label/print/', { ...options, ...request })
      return request.plugin === MACHINE_PLUGIN ? null : (await madeOutput(asked)).output
    },
    onSuccess: () => afterPrinting(client),
  })
}
