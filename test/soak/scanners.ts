import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { Machine } from '../../main/records/machine-records.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { addMachine, codesOf, until, untilReady, type StationClient } from './station-client.ts'

/** A scanner of one kind, and the machine that the station knows it as. */
export interface Scanner extends AsyncDisposable {
  kind: string
  machine: string
  scan(code: string): Promise<void>
}

export async function serialScanner(client: StationClient): Promise<Scanner> {
  const pair = await openPtyPair()
  const end = openSerialEnd(pair.far)
  const settings = { 'D/FRAMING': 'cr-lf', 'D/PORT': pair.near }
  const machine = await addMachine(client, 'barcode-scanner', { name: 'Serial', driver: 'serial-scanner', settings })
  await untilReady(client, machine)
  return {
    kind: 'SERIAL',
    machine,
    async scan(code) {
      end.send(Buffer.from(`${code}\r\n`))
    },
    async [Symbol.asyncDispose]() {
      end[Symbol.dispose]()
      await pair[Symbol.asyncDispose]()
    },
  }
}

export interface NetworkDevice extends AsyncDisposable {
  port: number
  /** Connections of the station, the newest last. */
  sockets: Socket[]
}

export async function networkDevice(): Promise<NetworkDevice> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    sockets.push(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

export async function networkScanner(client: StationClient): Promise<Scanner> {
  const device = await networkDevice()
  const settings = { 'D/FRAMING': 'stx-etx', 'D/HOST': '127.0.0.1', 'D/PORT_NUMBER': device.port }
  const machine = await addMachine(client, 'barcode-scanner', { name: 'Network', driver: 'tcp-scanner', settings })
  await untilReady(client, machine)
  return {
    kind: 'NETWORK',
    machine,
    async scan(code) {
      device.sockets.at(-1)?.write(`\u0002${code}\u0003`)
    },
    [Symbol.asyncDispose]: () => device[Symbol.asyncDispose](),
  }
}

/** Reports of HID POS, of a simulated scanner to the driver of real ones. */
export async function hidPosScanner(client: StationClient): Promise<Scanner> {
  const driver = 'simulated-hid-pos-a-scanner'
  const machine = await addMachine(client, 'barcode-scanner', { name: 'HID POS', driver, settings: {} })
  const scan = async (text: string): Promise<void> => {
    await client.json('POST', `/api/station/machines/${machine}/simulate/`, { kind: 'scan', text })
  }
  await untilReady(client, machine)
  // What comes right after the connection is left out, as it may be minutes old.
  let shown = 0
  await until('the HID POS scanner reads', async () => {
    if (codesOf(client, machine).includes(`READY-${shown}`)) return true
    shown += 1
    await scan(`READY-${shown}`)
    return false
  })
  return { kind: 'HID-POS', machine, scan, async [Symbol.asyncDispose]() {} }
}

/** It types into the window, which hands its keys over. */
export async function typingScanner(client: StationClient): Promise<Scanner> {
  const type = async (code: string): Promise<void> => {
    await client.json('POST', '/api/station/keyboard-scans/', { strokes: [...Array.from(code, strokeOf), ENTER] })
  }
  await type('FIRST')
  let machine = ''
  await until('the typing scanner is known', async () => {
    const machines = await client.json<Machine[]>('GET', '/api/machine/')
    machine = machines.find(({ driver }) => driver === 'keyboard-scanner')?.pk ?? ''
    return machine !== '' && client.scans.some((scan) => scan.machine === machine)
  })
  return { kind: 'TYPING', machine, scan: type, async [Symbol.asyncDispose]() {} }
}

const PLAIN = { key: '', shift: false, control: false, alt: false, alt_graph: false }
const ENTER = { ...PLAIN, code: 'Enter', key: 'Enter' }

/** Capitals, digits and the minus, on a keyboard of the USA. */
function strokeOf(character: string): typeof ENTER {
  if (character === '-') return { ...PLAIN, code: 'Minus', key: '-' }
  const isDigit = /\d/.test(character)
  return { ...PLAIN, code: `${isDigit ? 'Digit' : 'Key'}${character}`, key: character, shift: !isDigit }
}
