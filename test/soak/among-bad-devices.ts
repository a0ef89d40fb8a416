import { setTimeout as wait } from 'node:timers/promises'
import { Random } from '../fuzz/engine/random.ts'
import { badNetworkScanner, badPrinter, badSerialScanner } from './bad-devices.ts'
import { scanWithFour, type FourScannersOptions, type ScannerOutcome } from './four-scanners.ts'
import type { StationClient } from './station-client.ts'

export interface AmongBadDevices {
  scanners: ScannerOutcome[]
  /** Bad devices that work again without anybody having started anything anew. */
  recovered: string[]
  faults: number
}

const MOST_PAUSE_MS = 40

/** Four good scanners read while other devices vanish, babble and lie; then those behave again. */
export async function scanAmongBadDevices(
  client: StationClient,
  { seed, ...options }: FourScannersOptions & { seed: number },
): Promise<AmongBadDevices> {
  await using stack = new AsyncDisposableStack()
  const devices = [
    stack.use(await badSerialScanner(client)),
    stack.use(await badNetworkScanner(client)),
    stack.use(await badPrinter(client)),
  ]
  const random = new Random(seed)
  const over = new AbortController()
  let faults = 0
  const misbehaving = devices.map(async (device) => {
    while (!over.signal.aborted) {
      await device.misbehave(random)
      faults += 1
      await wait(random.below(MOST_PAUSE_MS))
    }
  })
  const scanners = await scanWithFour(client, options).finally(() => over.abort())
  await Promise.all(misbehaving)
  const recovered: string[] = []
  for (const device of devices) {
    await device.recover()
    recovered.push(device.name)
  }
  return { scanners, recovered, faults }
}
