import { useQuery } from '@tanstack/react-query'
import { getFrom } from './api.ts'

export interface ScheduledTask {
  pk: number
  /** `plugin.<slug>.<key>`, in small letters. */
  name: string
  schedule_type: string
  minutes: number | null
  /** How often it still runs; -1 for ever. */
  repeats: number
  last_run: string | null
  next_run: string | null
  success: boolean | null
  /** Why the last run failed. */
  result: string | null
}

/** What all plugins do by the clock; for staff. */
export function useScheduledTasks() {
  return useQuery({
    queryKey: ['plugins', 'scheduled-tasks'],
    queryFn: ({ signal }) => getFrom<ScheduledTask[]>('/api/background-task/scheduled/', {}, signal),
    // Nobody tells when a task has run.
    refetchInterval: 10_000,
  })
}
