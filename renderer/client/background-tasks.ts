import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callStation, getFrom } from './api.ts'

export interface PendingTask {
  pk: number
  /** Slug of the plugin. */
  key: string
  /** Not before this time. */
  lock: string
  name: string
  func: string
}

export interface FailedTask {
  pk: number
  name: string
  func: string
  stopped: string | null
  attempt_count: number
  result: string | null
}

const KEY = ['background-tasks']
/** Nobody tells when a task is done. */
const EVERY_MS = 5000

export function usePendingTasks() {
  return useQuery({
    queryKey: [...KEY, 'pending'],
    queryFn: ({ signal }) => getFrom<PendingTask[]>('/api/background-task/pending/', {}, signal),
    refetchInterval: EVERY_MS,
  })
}

export function useFailedTasks() {
  return useQuery({
    queryKey: [...KEY, 'failed'],
    queryFn: ({ signal }) => getFrom<FailedTask[]>('/api/background-task/failed/', {}, signal),
    refetchInterval: EVERY_MS,
  })
}

/** Tries given-up tasks again, or forgets tasks. */
export function useTaskWork(work: 'retry' | 'forget pending' | 'forget failed') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (items: number[]) =>
      work === 'retry'
        ? callStation('POST', '/api/station/background-tasks/retry/', { items })
        : callStation('DELETE', `/api/background-task/${work.slice('forget '.length)}/`, { items }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
