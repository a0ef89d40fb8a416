import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { StationWindow } from './station.ts'

interface Device {
  pk: string
  driver: string
}

async function deviceOf({ call }: StationWindow, driver: string): Promise<string> {
  const machines = await call<Device[]>('GET', '/api/machine/')
  const found = machines.find((machine) => machine.driver === driver)
  if (found === undefined) throw new Error(`The demonstration has no ${driver}`)
  return found.pk
}

export async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

/** The simulated devices of the demonstration, and what happens to them. */
export async function bench(station: StationWindow) {
  const { call } = station
  const printer = await deviceOf(station, 'simulated-printer')
  const scanner = await deviceOf(station, 'simulated-scanner')
  const simulate = (machine: string, action: object) =>
    call('POST', `/api/station/machines/${machine}/simulate/`, action)
  return {
    printer,
    scan: (text: string) => simulate(scanner, { kind: 'scan', text }),
    faults: (faults: object) => simulate(printer, { kind: 'faults', faults }),
    condition: (condition: string, present: boolean) => simulate(printer, { kind: 'condition', condition, present }),
    plug: () => simulate(printer, { kind: 'plug' }),
    paper: async () => (await call<unknown[]>('GET', `/api/station/machines/${printer}/paper/`)).length,
    order: (items: number[]) => call('POST', '/api/station/print-jobs/', { template: 1, machine: printer, items }),
  }
}

export async function isAccessible(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
