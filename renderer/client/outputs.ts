import { useMutation, useQuery } from '@tanstack/react-query'
import type { DataOutput } from '../../main/records/output-records.ts'
import { callStation, getFrom } from './api.ts'

const ASK_AGAIN_MS = 500

/** What the station is making for somebody, asked for until it is made or has failed. */
export function useOutput(pk: number) {
  return useQuery({
    queryKey: ['outputs', pk],
    queryFn: ({ signal }) => getFrom<DataOutput>(`/api/data-output/${pk}/`, {}, signal),
    refetchInterval: ({ state }) => (isMade(state.data) || state.error !== null ? false : ASK_AGAIN_MS),
  })
}

/** Ends what is being made, and removes what was. */
export function useDeleteOutput(pk: number) {
  return useMutation({ mutationFn: () => callStation('DELETE', `/api/data-output/${pk}/`) })
}

function isMade(output: DataOutput | undefined): boolean {
  return output !== undefined && (output.complete || output.errors !== null)
}
