import { useState } from 'react'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { useActivatePlugin } from '../../client/plugins.ts'

/** Turns a plugin on and off. Before code of others may do something new for the first time, somebody is asked. */
export function usePluginSwitch({ key, permissions }: PluginRecord) {
  const activate = useActivatePlugin()
  const [isAsking, setAsking] = useState(false)
  const fresh = permissions.filter(({ is_accepted: isAccepted }) => !isAccepted)

  function turn(active: boolean): void {
    if (active && fresh.length > 0) setAsking(true)
    else activate.mutate({ key, active })
  }

  function accept(): void {
    setAsking(false)
    activate.mutate({ key, active: true, accepted: fresh.map((permission) => permission.key) })
  }

  return {
    turn,
    isBusy: activate.isPending,
    error: activate.error,
    question: isAsking ? fresh : null,
    accept,
    refuse: () => setAsking(false),
  }
}
