import { notifications } from '@mantine/notifications'
import { useLock } from '../client/session.ts'

/** Signs off and locks: nobody works here until somebody signs in. */
export function useLockStation(): () => void {
  const lock = useLock()
  return () =>
    lock.mutate(undefined, {
      onError: (error) =>
        notifications.show({ color: 'red', title: 'The station is not locked', message: error.message }),
    })
}
