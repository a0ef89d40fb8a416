import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PackageVersions } from '../../main/records/plugin-records.ts'
import { callStation, getFrom } from './api.ts'
import { usePluginChange } from './plugins.ts'

const VERSIONS = ['packages', 'versions']
const ADDRESS = '/api/station/plugins/versions/'

/** Newer and older versions of the installed packages; the station asks the registries now and then. */
export function usePackageVersions(isAllowed: boolean) {
  return useQuery({
    queryKey: VERSIONS,
    queryFn: ({ signal }) => getFrom<PackageVersions[]>(ADDRESS, {}, signal),
    enabled: isAllowed,
    refetchInterval: (query) => (query.state.data?.some((one) => one.is_asking) === true ? 1000 : false),
  })
}

/** Asks the registries at once. */
export function useCheckVersions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => getFrom<PackageVersions[]>(ADDRESS, { anew: true }),
    onSuccess: (versions) => client.setQueryData(VERSIONS, versions),
  })
}

/** A version that was there before takes the place of the present one. */
export function useGoBack() {
  return usePluginChange((older: { packagename: string; version: string }) =>
    callStation<unknown>('POST', '/api/station/plugins/back/', { ...older, confirm: true }),
  )
}
