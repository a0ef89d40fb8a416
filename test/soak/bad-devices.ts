import { openSerialEnd, type SerialEnd } from '../support/far-end.ts'
import { openPtyPair, type PtyPair } from '../support/pty-pair.ts'
import type { Random } from '../fuzz/engine/random.ts'
import { networkDevice } from './scanners.ts'
import { addMachine, codesOf, until, untilReady, type StationClient } from './station-client.ts'

/** A device that does what devices should not, and can be made to behave again. */
export interface BadDevice extends AsyncDisposable {
  name: string
  machine: string
  /** One thing that goes wrong, by chance. */
  misbehave(random: Random): Promise<void>
  /** Plugged in and quiet; resolves when the station has it back and it works. */
  recover(): Promise<void>
}

function noise(random: Random): Buffer {
  return Buffer.from(Array.from({ length: 1 + random.below(3000) }, () => random.below(256)))
}

/** A scanner on a serial port that is pulled out, babbles, stops in the middle of a code. */
export async function badSerialScanner(client: StationClient): Promise<BadDevice> {
  let pair: PtyPair | null = await openPtyPair()
  const { near, folder } = pair
  let end: SerialEnd | null = openSerialEnd(pair.far)
  const settings = { 'D/PORT': near, 'M/BOUNCE_MS': 0 }
  const machine = await addMachine(client, 'barcode-scanner', {
    name: 'Bad serial',
    driver: 'serial-scanner',
    settings,
  })
  await untilReady(client, machine)

  async function unplug(): Promise<void> {
    end?.[Symbol.dispose]()
    await pair?.[Symbol.asyncDispose]()
    end = null
    pair = null
  }

  async function plug(): Promise<void> {
    pair ??= await openPtyPair({ folder })
    end ??= openSerialEnd(pair.far)
  }

  const faults = [
    unplug,
    plug,
    async (random: Random) => end?.send(noise(random)),
    async () => end?.send(Buffer.from('HALF A CO')),
    async (random: Random) => end?.send(Buffer.alloc(20_000, random.below(256))),
  ] as const
  return {
    name: 'serial scanner',
    machine,
    misbehave: (random) => random.oneOf(faults)(random),
    async recover() {
      await plug()
      await readsAgain(client, machine, async (code) => end?.send(Buffer.from(`\r${code}\r`)))
    },
    [Symbol.asyncDispose]: unplug,
  }
}

/** A scanner in the network that resets connections, takes none, babbles. */
export async function badNetworkScanner(client: StationClient): Promise<BadDevice> {
  const device = await networkDevice()
  const settings = { 'D/FRAMING': 'ssi', 'D/HOST': '127.0.0.1', 'D/PORT_NUMBER': device.port, 'M/BOUNCE_MS': 0 }
  const machine = await addMachine(client, 'barcode-scanner', { name: 'Bad network', driver: 'tcp-scanner', settings })
  await untilReady(client, machine)
  const faults = [
    async () => void device.sockets.at(-1)?.resetAndDestroy(),
    async () => void device.sockets.at(-1)?.end(),
    async (random: Random) => void device.sockets.at(-1)?.write(noise(random)),
  ] as const
  return {
    name: 'network scanner',
    machine,
    misbehave: (random) => random.oneOf(faults)(random),
    async recover() {
      device.sockets.at(-1)?.resetAndDestroy()
      await readsAgain(client, machine, async (code) => void device.sockets.at(-1)?.write(ssiCode(code)))
    },
    [Symbol.asyncDispose]: () => device[Symbol.asyncDispose](),
  }
}

function ssiCode(code: string): Buffer {
  const body = [5 + code.length, 0xf3, 0, 0, 3, ...Buffer.from(code)]
  const sum = -body.reduce((total, byte) => total + byte, 0) & 0xffff
  return Buffer.from([...body, sum >> 8, sum & 0xff])
}

/** A printer that is pulled out in the middle of a label, lies, says nothing, restarts. */
export async function badPrinter(client: StationClient): Promise<BadDevice> {
  const machine = await addMachine(client, 'label-printer', {
    name: 'Bad printer',
    driver: 'simulated-printer',
    settings: {},
  })
  await untilReady(client, machine)
  const simulate = async (action: object): Promise<void> => {
    await client.json('POST', `/api/station/machines/${machine}/simulate/`, action)
  }
  const faulty = (faults: object) => () => simulate({ kind: 'faults', faults })
  const well = { answers_wrong: false, is_silent: false, unplug_after_bytes: null, paper_out_after: null }
  const faults = [
    () => simulate({ kind: 'unplug' }),
    () => simulate({ kind: 'plug' }),
    () => simulate({ kind: 'restart' }),
    () => simulate({ kind: 'condition', condition: 'head open', present: true }),
    () => simulate({ kind: 'condition', condition: 'head open', present: false }),
    faulty({ answers_wrong: true }),
    faulty({ is_silent: true }),
    faulty({ unplug_after_bytes: 10 }),
    faulty(well),
  ] as const
  return {
    name: 'printer',
    machine,
    misbehave: (random) => random.oneOf(faults)(),
    async recover() {
      await simulate({ kind: 'faults', faults: well })
      await simulate({ kind: 'condition', condition: 'head open', present: false })
      await simulate({ kind: 'unplug' })
      await simulate({ kind: 'plug' })
      await untilReady(client, machine)
    },
    async [Symbol.asyncDispose]() {},
  }
}

/** It may have come back before or not: codes are shown to it until one is read. */
async function readsAgain(
  client: StationClient,
  machine: string,
  scan: (code: string) => Promise<unknown>,
): Promise<void> {
  let shown = 0
  await until(`machine ${machine} reads again`, async () => {
    shown += 1
    await scan(`BACK-${shown}`)
    return codesOf(client, machine).some((code) => code.startsWith('BACK-'))
  })
}
