import { useState } from 'react'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { acceptedPermissions, acceptPermissions, useActivatePlugin } from '../../client/plugins.ts'

/** Turns a plugin on and off. Before code of others may do something new for the first time, somebody is asked. */
export function usePluginSwitch({ key, origin, permissions }: PluginRecord) {
  const activate = useActivatePlugin()
  const [question, setQuestion] = useState<PluginRecord['permissions'] | null>(null)
  const isOurs = origin === 'builtin' || origin === 'sample'

  async function turn(active: boolean): Promise<void> {
    const fresh = active && !isOurs ? await notAccepted() : []
    if (fresh.length > 0) setQuestion(fresh)
    else activate.mutate({ key, active })
  }

  async function notAccepted(): Promise<PluginRecord['permissions']> {
    if (permissions.length === 0) return []
    const accepted = new Set(await acceptedPermissions(key))
    return permissions.filter((permission) => !accepted.has(permission.key))
  }

  async function accept(): Promise<void> {
    setQuestion(null)
    await acceptPermissions(
      key,
      permissions.map((permission) => permission.key),
    )
    activate.mutate({ key, active: true })
  }

  return {
    turn: (active: boolean) => void turn(active),
    isBusy: activate.isPending,
    error: activate.error,
    question,
    accept: () => void accept(),
    refuse: () => setQuestion(null),
  }
}
