import { useMutation } from '@tanstack/react-query'

export interface Action {
  run: () => void
  isRunning: boolean
  error: Error | null
}

/** Work of several calls as one: whether it goes on, and what went wrong with it the last time. */
export function useAction(work: () => Promise<unknown>): Action {
  const { mutate, isPending, error } = useMutation({ mutationFn: work })
  return { run: () => mutate(), isRunning: isPending, error }
}
