import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callStation, getFrom } from './api.ts'

export type Verification = 'none' | 'token' | 'signature'

export interface Webhook {
  endpoint_id: string
  plugin: string
  name: string
  active: boolean
  verification: Verification
  created: string
  /** Path below the address of the station. */
  url: string
}

/** What is told once, when it is made. */
export interface NewWebhook extends Webhook {
  token: string | null
  secret: string | null
}

export interface WebhookMessage {
  id: string
  worked_on: boolean
  created: string
  body: string
}

const KEY = ['webhooks']
const PATH = '/api/station/webhooks/'

export function useWebhooks() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => getFrom<Webhook[]>(PATH, {}, signal) })
}

export function useWebhookMessages(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: ({ signal }) => getFrom<WebhookMessage[]>(`${PATH}${id}/messages/`, {}, signal),
    refetchInterval: 5000,
  })
}

export function useNewWebhook() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: { plugin: string; name: string; verification: Verification }) =>
      callStation<NewWebhook>('POST', PATH, wanted),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

/** Turns one on or off; `null` removes it. */
export function useWebhookSwitch() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, active }: { id: string; active: boolean | null }) =>
      active === null ? callStation('DELETE', `${PATH}${id}/`) : callStation('PATCH', `${PATH}${id}/`, { active }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
