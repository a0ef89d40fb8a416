import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SetupCode } from '../../main/records/setup-code-records.ts'
import { callStation, getFrom } from './api.ts'

const PATH = '/api/station/setup-codes/'
const KEY = ['setup-codes']

export const setupCodeAddress = (pk: number): string => `${PATH}${pk}/picture/`

export function useSetupCodes() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => getFrom<SetupCode[]>(PATH, {}, signal) })
}

export function useAddSetupCode() {
  return useChange((draft: Omit<SetupCode, 'pk'>) => callStation<SetupCode>('POST', PATH, draft))
}

export function useDeleteSetupCode() {
  return useChange((pk: number) => callStation<null>('DELETE', `${PATH}${pk}/`))
}

function useChange<V, T>(mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: KEY }) })
}
