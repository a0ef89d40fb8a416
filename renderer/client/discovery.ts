import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Machine } from '../../main/records/machine-records.ts'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { callStation, getFrom } from './api.ts'

export interface FoundDevice {
  name: string
  connection: 'tcp' | 'usb'
  value: string
  port: number | null
  make: string | null
  model: string | null
  drivers: string[]
  unsupported: string | null
  used_by: string | null
}

export function useDiscovery() {
  return useMutation({ mutationFn: () => callStation<FoundDevice[]>('POST', '/api/station/discovery/') })
}

/** Adds the machine with all its settings; it connects when the last one is there. */
export function useSetUpFound() {
  const client = useQueryClient()
  return useMutation({
    async mutationFn({ device, name }: { device: FoundDevice; name: string }) {
      const machine = await callStation<Machine>('POST', '/api/machine/', {
        name,
        machine_type: 'label-printer',
        driver: device.drivers[0],
        active: false,
      })
      const settings = await getFrom<SettingObject[]>(`/api/machine/${machine.pk}/settings/`)
      const known = new Set(settings.map(({ key }) => key))
      for (const [key, value] of settingsOf(device))
        if (known.has(key)) await callStation('PATCH', `/api/machine/${machine.pk}/settings/D/${key}/`, { value })
      return callStation<Machine>('PATCH', `/api/machine/${machine.pk}/`, { active: true })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['machines'] }),
  })
}

function settingsOf({ connection, value, port }: FoundDevice): [string, string | number][] {
  const place: [string, string][] = [
    ['CONNECTION', connection],
    [connection === 'usb' ? 'DEVICE' : 'HOST', value],
  ]
  return port === null ? place : [...place, ['TCP_PORT', port]]
}
