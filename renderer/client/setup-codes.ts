import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MakerSetup, ScannerMode } from '../../main/records/maker-setup-records.ts'
import type { SetupCode } from '../../main/records/setup-code-records.ts'
import { callStation, getFrom } from './api.ts'

const MAKERS = '/api/station/maker-setups/'
const PATH = '/api/station/setup-codes/'
const KEY = ['setup-codes']

/** Its address is another one after each change, so that no old picture is shown. */
export function setupCodePicture({ pk, symbology, code }: SetupCode): string {
  return `${PATH}${pk}/picture/?of=${encodeURIComponent(`${symbology} ${code}`)}`
}

export const makerCodePicture = (maker: string, mode: ScannerMode): string => `${MAKERS}${maker}/${mode}/picture/`

/** It changes with the program alone. */
export function useMakerSetups() {
  return useQuery({
    queryKey: ['maker-setups'],
    queryFn: ({ signal }) => getFrom<MakerSetup[]>(MAKERS, {}, signal),
    staleTime: Infinity,
  })
}

export function useSetupCodes() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => getFrom<SetupCode[]>(PATH, {}, signal) })
}

export type SetupCodeDraft = Omit<SetupCode, 'pk'>

/** With `pk` null a new one. */
export function useSaveSetupCode() {
  return useChange(({ pk, draft }: { pk: number | null; draft: SetupCodeDraft }) =>
    pk === null ? callStation<SetupCode>('POST', PATH, draft) : callStation<SetupCode>('PATCH', `${PATH}${pk}/`, draft),
  )
}

export function useDeleteSetupCode() {
  return useChange((pk: number) => callStation<null>('DELETE', `${PATH}${pk}/`))
}

function useChange<V, T>(mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: KEY }) })
}
