import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import type { FakeFarEnd } from '../../drivers/transports/fake/fake-line.ts'
import { createFakeSerial } from '../../drivers/transports/fake/fake-serial.ts'
import { createFakeTcp } from '../../drivers/transports/fake/fake-tcp.ts'
import { createFakeUsbPrinter } from '../../drivers/transports/fake/fake-usb-printer.ts'
import { openPrinterFile } from '../../drivers/transports/node/printer-file.ts'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { createNodeTcp } from '../../drivers/transports/node/node-tcp.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import type { SerialSettings } from '../../drivers/transports/serial.ts'
import { farEnd, openSerialEnd, type FarEnd } from '../support/far-end.ts'
import { openPtyPair } from '../support/pty-pair.ts'

/** One kind of connection with everything around it that a test may do to it. */
export interface Rig extends AsyncDisposable {
  open(events: ConnectionEvents): Promise<Connection>
  far: Omit<FarEnd, typeof Symbol.dispose>
  /** More than all buffers between the two ends hold. */
  floodBytes: number
  disappear(): Promise<void>
  comeBack(): Promise<void>
  /** Opens something that is not there, or that somebody else holds. */
  failures: Record<string, (events: ConnectionEvents) => Promise<Connection>>
}

const SERIAL = { baudRate: 115200, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const

function at(path: string): SerialSettings {
  return { path, ...SERIAL }
}

function printerFile(path: string): Rig['open'] {
  return (events) => openPrinterFile({ path, name: 'The printer', canAnswer: true }, events)
}

export const RIGS: Record<string, () => Promise<Rig>> = {
  'fake serial': async () => {
    const serial = createFakeSerial({ wait: nodeWait, paths: ['/fake/one', '/fake/held'] })
    serial.far('/fake/held').setBusy(true)
    const open = (path: string) => (events: ConnectionEvents) => serial.open(at(path), events)
    return fakeRig(serial.far('/fake/one'), open('/fake/one'), {
      DEVICE_NOT_FOUND: open('/fake/none'),
      DEVICE_BUSY: open('/fake/held'),
    })
  },

  'fake TCP': async () => {
    const tcp = createFakeTcp({ wait: nodeWait })
    const open = (port: number) => (events: ConnectionEvents) => tcp.open({ host: 'printer', port }, events)
    return fakeRig(tcp.listen('printer', 9100), open(9100), { DEVICE_BUSY: open(9101) })
  },

  'fake USB printer': async () => {
    const printers = createFakeUsbPrinter({ wait: nodeWait })
    const model = { vendorId: 0x0a5f, productId: 0x0166, manufacturer: 'Acme', product: 'ZD421', commandSet: 'ZPL' }
    const held = printers.plug({ ...model, serialNumber: 'S2', port: '1-2' })
    held.setBusy(true)
    const at = (serialNumber: string) => (events: ConnectionEvents) => {
      const { vendorId, productId } = model
      return printers.open({ device: { vendorId, productId, serialNumber, port: null } }, events)
    }
    const far = printers.plug({ ...model, serialNumber: 'S1', port: '1-1' })
    return fakeRig(far, at('S1'), { DEVICE_NOT_FOUND: at('S3'), DEVICE_BUSY: at('S2') })
  },

  "a printer's file, over a pty pair": async () => {
    let pair = await openPtyPair()
    let end = openSerialEnd(pair.far)
    return {
      open: (events) => printerFile(pair.near)(events),
      far: currentEnd(() => end),
      floodBytes: 256 * 1024,
      disappear: async () => pair[Symbol.asyncDispose](),
      async comeBack() {
        end[Symbol.dispose]()
        pair = await openPtyPair({ folder: pair.folder })
        end = openSerialEnd(pair.far)
      },
      failures: { DEVICE_NOT_FOUND: printerFile('/dev/usb/scanbench-none') },
      async [Symbol.asyncDispose]() {
        end[Symbol.dispose]()
        await pair[Symbol.asyncDispose]()
      },
    }
  },

  'serial over a pty pair': async () => {
    const serial = createNodeSerial()
    let pair = await openPtyPair()
    let end = openSerialEnd(pair.far)
    const other = await openPtyPair()
    const held = await serial.open(at(other.near), { data() {}, closed() {} })
    return {
      open: (events) => serial.open(at(pair.near), events),
      far: currentEnd(() => end),
      floodBytes: 256 * 1024,
      disappear: async () => pair[Symbol.asyncDispose](),
      async comeBack() {
        end[Symbol.dispose]()
        pair = await openPtyPair({ folder: pair.folder })
        end = openSerialEnd(pair.far)
      },
      failures: {
        DEVICE_NOT_FOUND: (events) => serial.open(at('/dev/scanbench-none'), events),
        DEVICE_BUSY: (events) => serial.open(at(other.near), events),
        DEVICE_UNAVAILABLE: (events) => serial.open(at('/etc/hostname'), events),
      },
      async [Symbol.asyncDispose]() {
        await held.close()
        end[Symbol.dispose]()
        await pair[Symbol.asyncDispose]()
        await other[Symbol.asyncDispose]()
      },
    }
  },

  'TCP on the loopback': async () => {
    const tcp = createNodeTcp()
    let printer = await listen(0)
    const to = (host: string, port: number) => (events: ConnectionEvents) => tcp.open({ host, port }, events)
    return {
      async open(events) {
        const accepted = printer.accepted()
        const connection = await to('127.0.0.1', printer.port)(events)
        await accepted
        return connection
      },
      far: currentEnd(() => printer.end()),
      floodBytes: 32 * 1024 * 1024,
      disappear: () => printer.close(),
      async comeBack() {
        printer = await listen(printer.port)
      },
      failures: {
        DEVICE_NOT_FOUND: to('no..such..name', 9100),
        DEVICE_BUSY: to('127.0.0.1', 1),
      },
      [Symbol.asyncDispose]: () => printer.close(),
    }
  },
}

function fakeRig(far: FakeFarEnd, open: Rig['open'], failures: Rig['failures']): Rig {
  const pieces: Uint8Array[] = []
  const listening = far.onReceived((bytes) => pieces.push(bytes))
  return {
    open,
    far: {
      send: (bytes) => far.send(bytes),
      received: () => Buffer.concat(pieces),
      setStalled: (isStalled) => far.setStalled(isStalled),
    },
    floodBytes: 256 * 1024,
    disappear: async () => far.unplug(),
    comeBack: async () => far.plug(),
    failures,
    [Symbol.asyncDispose]: async () => listening[Symbol.dispose](),
  }
}

function currentEnd(end: () => FarEnd): Rig['far'] {
  return {
    send: (bytes) => end().send(bytes),
    received: () => end().received(),
    setStalled: (isStalled) => end().setStalled(isStalled),
  }
}

async function listen(port: number) {
  const ends: { socket: Socket; end: FarEnd }[] = []
  const server = createServer((socket) => void ends.push({ socket, end: farEnd(socket) }))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    accepted: () => once(server, 'connection'),
    end(): FarEnd {
      const last = ends.at(-1)
      if (last === undefined) throw new Error('Nobody has connected yet.')
      return last.end
    },
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const { socket } of ends) socket.destroy()
      await closed
    },
  }
}
