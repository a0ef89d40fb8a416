import type { AppError } from '@scanbench/plugin'
import type { LinkEvents } from './device-link.ts'

type LinkState =
  /** Asked for; which process will answer is not known yet. */
  | { state: 'opening'; held: (() => void)[] }
  /** Answered; its owner does not have it in hand yet. */
  | { state: 'opened'; held: (() => void)[] }
  | { state: 'in use' }
  | { state: 'closed' }

/** The station's end of one connection: keeps the order of what is told, and tells the end once. */
export class HostLink {
  readonly #events: LinkEvents
  #state: LinkState = { state: 'opening', held: [] }

  constructor(events: LinkEvents) {
    this.#events = events
  }

  get isOpening(): boolean {
    return this.#state.state === 'opening'
  }

  /** What came in the same breath as the connection is told when its owner has it in hand. */
  opened(): void {
    if (this.#state.state !== 'opening') return
    const { held } = this.#state
    this.#state = { state: 'opened', held }
    setImmediate(() => {
      this.#state = { state: 'in use' }
      for (const tell of held) tell()
    })
  }

  data(bytes: Uint8Array, at: number): void {
    this.#tell(() => this.#events.data(bytes, at))
  }

  simulated(event: Parameters<LinkEvents['simulated']>[0]): void {
    this.#tell(() => this.#events.simulated(event))
  }

  closed(error: AppError | null): void {
    this.#tell(() => {
      if (this.#state.state === 'closed') return
      this.#state = { state: 'closed' }
      this.#events.closed(error)
    })
  }

  #tell(tell: () => void): void {
    if ('held' in this.#state) this.#state.held.push(tell)
    else if (this.#state.state === 'in use') tell()
  }
}
