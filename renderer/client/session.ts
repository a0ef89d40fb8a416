import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ServerInfo } from '../../main/records/server-info.ts'
import type { User } from '../../main/records/user-records.ts'
import { callStation, getFrom } from './api.ts'

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => getFrom<User>('/api/user/me/', {}, signal) })
}

/** How a person is called; nobody for null, and a number while the name is not known. */
export function useUserName(pk: number | null): string {
  const { data } = useQuery({
    queryKey: ['user', pk],
    queryFn: ({ signal }) => getFrom<User>(`/api/user/${pk}/`, {}, signal),
    enabled: pk !== null,
  })
  if (pk === null) return 'Somebody'
  return data === undefined ? `User ${pk}` : `${data.first_name} ${data.last_name}`.trim() || data.username
}

export function useServerInfo() {
  return useQuery({ queryKey: ['server'], queryFn: ({ signal }) => getFrom<ServerInfo>('/api/', {}, signal) })
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { username: string; password: string }) =>
      callStation<unknown>('POST', '/api/station/session/', credentials),
    onSuccess: () => client.resetQueries(),
  })
}

export function useStationLock() {
  return useQuery({
    queryKey: ['lock'],
    queryFn: ({ signal }) => getFrom<{ is_locked: boolean }>('/api/station/lock/', {}, signal),
  })
}

/** Signs this window off; with `isLocking` nobody works at the whole station until somebody signs in. */
export function useSignOff() {
  const client = useQueryClient()
  return useMutation({
    async mutationFn({ isLocking }: { isLocking: boolean }) {
      if (isLocking) await callStation<null>('POST', '/api/station/lock/')
      await callStation<null>('DELETE', '/api/station/session/')
    },
    onSuccess: () => client.resetQueries(),
  })
}

export function useSetPassword() {
  return useMutation({
    mutationFn: ({ user, password }: { user: number; password: string }) =>
      callStation<unknown>('POST', `/api/user/${user}/set-password/`, { password }),
  })
}
