import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Machine, MachineDriver, MachineType } from '../../main/records/machine-records.ts'
import type { PaperLabel } from '../../main/records/print-records.ts'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { callStation, getFrom } from './api.ts'

export type SimulatedAction =
  | { kind: 'scan'; text: string }
  | { kind: 'condition'; condition: SimulatedCondition; present: boolean }
  | { kind: 'unplug' }
  | { kind: 'plug' }

export type SimulatedCondition = 'paper out' | 'head open' | 'paused'

export function useMachines() {
  return useQuery({
    queryKey: ['machines'],
    queryFn: ({ signal }) => getFrom<Machine[]>('/api/machine/', {}, signal),
  })
}

export function useMachineTypes() {
  return useQuery({
    queryKey: ['machine-catalogue', 'types'],
    queryFn: ({ signal }) => getFrom<MachineType[]>('/api/machine/types/', {}, signal),
  })
}

export function useMachineDrivers(machineType: string | null) {
  return useQuery({
    queryKey: ['machine-catalogue', 'drivers', machineType],
    queryFn: ({ signal }) => getFrom<MachineDriver[]>('/api/machine/drivers/', { machine_type: machineType }, signal),
    enabled: machineType !== null,
  })
}

export function useMachineSettings(pk: string | null) {
  return useQuery({
    queryKey: ['settings', 'machine', pk],
    queryFn: ({ signal }) => getFrom<SettingObject[]>(`/api/machine/${pk}/settings/`, {}, signal),
    enabled: pk !== null,
  })
}

interface ListedDevice {
  transport: 'serial' | 'hid' | 'usb' | 'spooler'
  value: string
  name: string
}

/** Devices that settings name by their USB identity. */
export function useUsbDevices() {
  return useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => getFrom<ListedDevice[]>('/api/station/devices/', {}, signal),
    select: (devices) => devices.filter(({ transport }) => transport === 'hid' || transport === 'usb'),
  })
}

/** What can be told apart by its USB identity is named by it, for its port changes with every plug. */
export function useSerialDevices() {
  return useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => getFrom<ListedDevice[]>('/api/station/devices/', {}, signal),
    select: (devices) => devices.filter(({ transport }) => transport === 'serial'),
  })
}

export function usePaper(pk: string) {
  return useQuery({
    queryKey: ['paper', pk],
    queryFn: ({ signal }) => getFrom<PaperLabel[]>(`/api/station/machines/${pk}/paper/`, {}, signal),
  })
}

export function useTearOff(pk: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => callStation<null>('DELETE', `/api/station/machines/${pk}/paper/`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['paper', pk] }),
  })
}

export function useSimulate(pk: string) {
  return useMutation({
    mutationFn: (action: SimulatedAction) =>
      callStation<unknown>('POST', `/api/station/machines/${pk}/simulate/`, action),
  })
}

export interface SimulatedFaults {
  conditions: readonly SimulatedCondition[]
  isUnplugged: boolean
}

const NO_FAULTS: SimulatedFaults = { conditions: [], isUnplugged: false }

/** What this window has done to a simulated machine; the station does not tell it back. */
export function useSimulatedFaults(pk: string) {
  const client = useQueryClient()
  const queryKey = ['simulated-faults', pk]
  const { data = NO_FAULTS } = useQuery<SimulatedFaults>({
    queryKey,
    queryFn: () => client.getQueryData<SimulatedFaults>(queryKey) ?? NO_FAULTS,
    gcTime: Infinity,
  })
  return { faults: data, setFaults: (faults: SimulatedFaults) => client.setQueryData(queryKey, faults) }
}

export function useCreateMachine() {
  return useMachineChange((machine: { name: string; machine_type: string; driver: string; active: boolean }) =>
    callStation<Machine>('POST', '/api/machine/', machine),
  )
}

export function useUpdateMachine() {
  return useMachineChange(({ pk, ...patch }: { pk: string; name?: string; active?: boolean }) =>
    callStation<Machine>('PATCH', `/api/machine/${pk}/`, patch),
  )
}

export function useDeleteMachine() {
  return useMachineChange((pk: string) => callStation<null>('DELETE', `/api/machine/${pk}/`))
}

export function useRestartMachine() {
  return useMachineChange((pk: string) => callStation<unknown>('POST', `/api/machine/${pk}/restart/`))
}

function useMachineChange<V, R>(mutationFn: (variables: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['machines'] }) })
}
