import { notifications } from '@mantine/notifications'
import { useSignOff } from '../client/session.ts'

const LEFT = {
  signOut: { isLocking: false, problem: 'You are still signed in' },
  lock: { isLocking: true, problem: 'The station is not locked' },
} as const

/** Ways out of this window: other windows go on, or the station is locked until somebody signs in. */
export function useLeaveStation(): Record<keyof typeof LEFT, () => void> {
  const signOff = useSignOff()
  // Told also where the palette that was asked is closed by then.
  const leave = ({ isLocking, problem }: (typeof LEFT)[keyof typeof LEFT]) =>
    void signOff
      .mutateAsync({ isLocking })
      .catch((error: Error) => notifications.show({ color: 'red', title: problem, message: error.message }))
  return { signOut: () => leave(LEFT.signOut), lock: () => leave(LEFT.lock) }
}
