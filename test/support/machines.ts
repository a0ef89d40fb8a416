import type { Machine } from '../../main/records/machine-records.ts'
import type { News, TestStation } from './test-station.ts'

export interface NewMachine {
  name: string
  machine_type: 'barcode-scanner' | 'label-printer'
  driver: string
  settings: Record<`${'M' | 'D'}/${string}`, unknown>
}

/** Makes a machine and waits until it is connected. */
export async function addMachine(test: TestStation, news: News, machine: NewMachine): Promise<Machine> {
  const { name, machine_type, driver, settings } = machine
  const body = { name, machine_type, driver, active: true }
  const { pk } = await test.json<Machine>('POST', '/api/machine/', body)
  for (const [path, value] of Object.entries(settings)) {
    await test.json('PATCH', `/api/machine/${pk}/settings/${path}/`, { value })
  }
  return news.until('machine.changed', (state) => state.pk === pk && state.status === 100)
}
