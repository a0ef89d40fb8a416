import { useMutation, useQuery } from '@tanstack/react-query'
import type { DataOutput } from '../../main/records/output-records.ts'
import { ApiError } from './api-error.ts'
import { callStation, getFrom } from './api.ts'

const ASK_AGAIN_MS = 500

/** What the station is making for somebody, asked for until it is made or has failed; nothing while it is not begun. */
export function useOutput(pk: number | undefined) {
  return useQuery({
    queryKey: ['outputs', pk],
    queryFn: ({ signal }) => readOutput(pk ?? 0, signal),
    enabled: pk !== undefined,
    refetchInterval: ({ state: { data, error } }) => ((data && isMade(data)) || error !== null ? false : ASK_AGAIN_MS),
  })
}

/** The same without showing how far it is: comes back when it is made. Rejects with what went wrong. */
export async function madeOutput(output: DataOutput): Promise<DataOutput> {
  const failure = outputFailure(output)
  if (failure !== null) throw failure
  if (output.complete) return output
  await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  return madeOutput(await readOutput(output.pk))
}

/** What went wrong while it was made; null where nothing did. */
export function outputFailure({ errors }: DataOutput): ApiError | null {
  if (errors === null) return null
  const detail = Object.values(errors).flat().map(String).join(' ')
  return new ApiError({ status: 500, code: 'RENDER_FAILED', detail, fields: {} })
}

/** Ends what is being made, and removes what was. */
export function useDeleteOutput(pk: number) {
  return useMutation({ mutationFn: () => callStation('DELETE', `/api/data-output/${pk}/`) })
}

function readOutput(pk: number, signal?: AbortSignal): Promise<DataOutput> {
  return getFrom<DataOutput>(`/api/data-output/${pk}/`, {}, signal)
}

const isMade = ({ complete, errors }: DataOutput): boolean => complete || errors !== null
