import { expect, test, vi } from 'vitest'
import { DeviceLinks } from './device-links.ts'

const SCANNER = { transport: 'simulated', device: 'scanner', machine: 'one' } as const
const scan = (text: string) => ({ device: SCANNER, action: { kind: 'scan', bytes: Buffer.from(text) } }) as const

/** A station that hears everything and says itself whether its pipe is full. */
function slowStation() {
  const told: string[] = []
  const drains: (() => void)[] = []
  const station = {
    isCongested: false,
    notify: (name: string, news: object) => void told.push(`${name} ${'bytes' in news ? String(news.bytes) : ''}`),
    drained: (listener: () => void) => void drains.push(listener),
  }
  return { station, told, drain: () => drains.splice(0).forEach((drain) => drain()) }
}

test('while the pipe to the station is full the devices are held back, and nothing is lost', async () => {
  const { station, told, drain } = slowStation()
  const links = new DeviceLinks(() => station)
  await links.methods.open({ link: 1, spec: SCANNER }, { signal: new AbortController().signal })
  station.isCongested = true
  links.methods.simulate(scan('one'))
  links.methods.simulate(scan('two'))
  await vi.waitFor(() => expect(told).toEqual(['data one']), 5000)
  station.isCongested = false
  drain()
  await vi.waitFor(() => expect(told).toEqual(['data one', 'data two']), 5000)
  await links.methods.close({ link: 1 })
  expect(told.at(-1)).toBe('closed ')
})

test('a device that opens after the station gave up is closed again', async () => {
  const { station, told } = slowStation()
  const links = new DeviceLinks(() => station)
  await links.methods.open({ link: 1, spec: SCANNER }, { signal: AbortSignal.abort() })
  await links.methods.open({ link: 2, spec: SCANNER }, { signal: new AbortController().signal })
  await links.methods.close({ link: 2 })
  expect(told).toEqual(['closed ', 'closed '])
})
