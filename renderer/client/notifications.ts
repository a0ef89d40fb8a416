import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Notification } from '../../main/records/message-records.ts'
import { callStation, getFrom, type PageOf } from './api.ts'

const SHOWN = 50

/** What the person here was told and has not read, newest first. */
export function useNotifications() {
  return useQuery({
    queryKey: ['notifications'],
    queryFn: ({ signal }) =>
      getFrom<PageOf<Notification>>('/api/notifications/', { read: false, limit: SHOWN }, signal),
  })
}

/** One of them, or all. */
export function useReadNotifications() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (pk: number | 'all') =>
      pk === 'all'
        ? callStation<unknown>('POST', '/api/notifications/readall/', {})
        : callStation<unknown>('PATCH', `/api/notifications/${pk}/`, { read: true }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
}
