import { Button, Center } from '@mantine/core'
import { IconPlugX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isSignedOut } from '../client/api-error.ts'
import { useMe, useStationLock } from '../client/session.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { SignInPage } from '../features/sign-in/sign-in-page.tsx'

/** Nothing is asked of the station before it knows who asks. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useMe()
  const lock = useStationLock()
  if (isSignedOut(me.error) || lock.data?.is_locked === true) return <SignInPage />
  if (me.data !== undefined) return children
  if (!me.isError) return null
  return (
    <Center h="100%">
      <EmptyState icon={<IconPlugX size={32} />} sentence={`The station does not answer. ${me.error.message}`}>
        <Button onClick={() => void me.refetch()} loading={me.isFetching}>
          Try again
        </Button>
      </EmptyState>
    </Center>
  )
}
