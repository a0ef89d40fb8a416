import { expect, test, vi } from 'vitest'
import { createFakeHid } from '../../drivers/transports/fake/fake-hid.ts'
import { createFakeSerial } from '../../drivers/transports/fake/fake-serial.ts'
import { createFakeSpooler } from '../../drivers/transports/fake/fake-spooler.ts'
import { createFakeTcp } from '../../drivers/transports/fake/fake-tcp.ts'
import { createFakeUsbKeyboard } from '../../drivers/transports/fake/fake-usb-keyboard.ts'
import { createFakeUsbPrinter } from '../../drivers/transports/fake/fake-usb-printer.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import type { PlacedSpec } from './device-contract.ts'
import { DeviceLinks } from './device-links.ts'

const SCANNER = { transport: 'simulated', device: 'scanner', machine: 'one' } as const
const scan = (text: string) => ({ device: SCANNER, action: { kind: 'scan', bytes: Buffer.from(text) } }) as const

/** A station that hears everything and says itself whether its pipe is full. */
function slowStation() {
  const told: string[] = []
  const drains: (() => void)[] = []
  const station = {
    isCongested: false,
    notify: (name: string, news: object) =>
      void told.push(
        `${name} ${
          'bytes' in news
            ? Buffer.from(news.bytes as Uint8Array)
                .toString()
                .trim()
            : ''
        }`,
      ),
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

/** A computer with one thing of each kind. */
function everyKind() {
  const serial = createFakeSerial({ wait: nodeWait, paths: ['/fake/tty'] })
  const tcp = createFakeTcp({ wait: nodeWait })
  const hid = createFakeHid({ wait: nodeWait })
  const usbPrinter = createFakeUsbPrinter({ wait: nodeWait })
  const usbKeyboard = createFakeUsbKeyboard({ wait: nodeWait })
  const spooler = createFakeSpooler({ wait: nodeWait, queues: ['Zebra'] })
  hid.plug({ ...DEVICE, ...NAMES, path: '/fake/hidraw0', collections: [{ usagePage: 0x8c, usage: 2 }] })
  usbPrinter.plug({ ...DEVICE, ...NAMES, commandSet: 'ZPL' })
  usbKeyboard.plug({ ...DEVICE, ...NAMES })
  tcp.listen('printer', 9100)
  return { serial, tcp, hid, usbPrinter, usbKeyboard, spooler }
}

const DEVICE = { vendorId: 0x0a5f, productId: 0x0166, serialNumber: 'S1', port: '1-1' }
const NAMES = { manufacturer: 'Acme', product: 'Thing' }
const LINE = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
const SPECS: readonly PlacedSpec[] = [
  { transport: 'serial', path: '/fake/tty', ...LINE },
  { transport: 'tcp', host: 'printer', port: 9100 },
  { transport: 'hid', device: DEVICE, kind: 'pos-scanner' },
  { transport: 'usb', device: DEVICE, kind: 'printer' },
  { transport: 'usb', device: DEVICE, kind: 'keyboard' },
  { transport: 'spooler', queue: 'Zebra' },
  SCANNER,
]

test('every kind of connection is opened, and all that can be a machine is listed', async () => {
  const { station, told } = slowStation()
  const { methods } = new DeviceLinks(() => station, everyKind())
  const call = { signal: new AbortController().signal }
  await Promise.all(SPECS.map((spec, link) => methods.open({ link, spec }, call)))
  expect(await methods.control({ link: 3, request: { kind: 'device id' } })).toMatchObject({ kind: 'device id' })
  await Promise.all(SPECS.map((_, link) => methods.close({ link })))
  expect(told).toEqual(SPECS.map(() => 'closed '))
  const listed = await methods.listDevices(null)
  expect(listed.map(({ uses }) => uses)).toEqual([
    ['serial'],
    ['pos-scanner'],
    ['printer'],
    ['exclusive keyboard'],
    ['queue'],
  ])
})

test('a device that opens after the station gave up is closed again', async () => {
  const { station, told } = slowStation()
  const links = new DeviceLinks(() => station)
  await links.methods.open({ link: 1, spec: SCANNER }, { signal: AbortSignal.abort() })
  await links.methods.open({ link: 2, spec: SCANNER }, { signal: new AbortController().signal })
  await links.methods.close({ link: 2 })
  expect(told).toEqual(['closed ', 'closed '])
})
