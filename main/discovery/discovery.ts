import type { Logger } from '@scanbench/plugin'
import { modelInText, type DeviceModel } from '../../drivers/devices/device-table.ts'
import type { Sighting } from './sighting.ts'

export interface DiscoveryOptions {
  /** Who announces itself. */
  announcements: () => Promise<Sighting[]>
  /** Addresses that may be asked. */
  addresses: () => readonly string[]
  ask: (host: string) => Promise<Sighting | null>
  log: Logger
  /** Calls back after so many milliseconds, unless it is disposed. */
  after: (ms: number, work: () => void) => Disposable
}

/** A printer that can be set up. */
export interface FoundPrinter {
  sighting: Sighting
  /** Null when nothing in its words is a model that is known. */
  model: DeviceModel | null
}

/** A person stands before the screen. */
const DEADLINE_MS = 4500
/** Each question has a socket of its own. */
const AT_ONCE = 64

/** Looks for printers on the network of the station. */
export class Discovery {
  readonly #options: DiscoveryOptions
  #running: Promise<FoundPrinter[]> | null = null

  constructor(options: DiscoveryOptions) {
    this.#options = options
  }

  /** Within five seconds. Who asks while it is under way gets the same answer. */
  find(): Promise<FoundPrinter[]> {
    this.#running ??= this.#find().finally(() => (this.#running = null))
    return this.#running
  }

  async #find(): Promise<FoundPrinter[]> {
    const seen: Sighting[] = []
    const note = (sightings: readonly Sighting[]): void => void seen.push(...sightings)
    const over = Promise.withResolvers<void>()
    using _deadline = this.#options.after(DEADLINE_MS, over.resolve)
    await Promise.race([Promise.all([this.#hear(note), this.#walk(note, over.promise)]), over.promise])
    return printersAmong(seen)
  }

  async #hear(note: (sightings: readonly Sighting[]) => void): Promise<void> {
    try {
      note(await this.#options.announcements())
    } catch (error) {
      this.#options.log.warn('Announcements of printers could not be heard', { error })
    }
  }

  async #walk(note: (sightings: readonly Sighting[]) => void, over: Promise<void>): Promise<void> {
    const { addresses, ask } = this.#options
    const left = [...addresses()]
    void over.then(() => left.splice(0))
    const worker = async (): Promise<void> => {
      for (let host = left.shift(); host !== undefined; host = left.shift()) {
        const sighting = await ask(host).catch(() => null)
        if (sighting !== null) note([sighting])
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
}

/** Announcements come first: they say the port. What only answers to SNMP counts when it is a printer that is known. */
function printersAmong(sightings: readonly Sighting[]): FoundPrinter[] {
  const byHost = new Map<string, Sighting>()
  for (const sighting of sightings.toSorted((a, b) => a.by.localeCompare(b.by))) {
    const before = byHost.get(sighting.host)
    const description = before === undefined ? sighting.description : `${before.description} ${sighting.description}`
    byHost.set(sighting.host, { ...(before ?? sighting), description })
  }
  return [...byHost.values()]
    .map((sighting) => ({ sighting, model: modelInText(sighting.description) }))
    .filter(({ sighting, model }) => sighting.by === 'announcement' || model !== null)
    .toSorted((a, b) => a.sighting.name.localeCompare(b.sighting.name))
}
