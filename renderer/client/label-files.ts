import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DataOutput } from '../../main/records/output-records.ts'
import { callStation, getFrom } from './api.ts'
import { ApiError } from './api-error.ts'
import { afterPrinting } from './last-choices.ts'
import { MACHINE_PLUGIN, type PrintRequest } from './print-jobs.ts'

export const PDF_PLUGIN = 'inventreelabel'
const ASK_AGAIN_MS = 500

/**
 * Prints through a label plugin. One that makes a file is asked for it until it is made, and its address is given; what goes
 * to a printer is followed by events.
 */
export function usePrintThrough() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ options, ...request }: PrintRequest): Promise<string | null> => {
      const asked = await callStation<DataOutput>('POST', '/api/label/print/', { ...options, ...request })
      return request.plugin === MACHINE_PLUGIN ? null : fileOf(await finished(asked))
    },
    onSuccess: () => afterPrinting(client),
  })
}

async function finished(output: DataOutput): Promise<DataOutput> {
  if (output.complete || output.errors !== null) return output
  await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  return finished(await getFrom<DataOutput>(`/api/data-output/${output.pk}/`))
}

function fileOf({ output, errors }: DataOutput): string | null {
  if (errors === null) return output
  const detail = Object.values(errors).flat().map(String).join(' ')
  throw new ApiError({ status: 500, code: 'RENDER_FAILED', detail, fields: {} })
}
