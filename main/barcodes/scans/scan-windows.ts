/** What a window does with scans while its dialogs are open: the policy of the topmost that has one. */
export type WindowPolicy = 'through' | 'fill' | 'hold'

export interface WindowState {
  policy: WindowPolicy
  /** Names of the commands that it has a button for now. */
  commands: readonly string[]
  /** Who sits before it. */
  user: number | null
}

interface Known extends WindowState {
  /** Milliseconds since 1970. */
  until: number
}

/** A window that is hidden is let run its timers once a minute; one that is gone must not hold scans for long. */
const KNOWN_FOR_MS = 90_000
const STRONGEST_FIRST = ['hold', 'fill'] as const satisfies readonly WindowPolicy[]

/** The windows of this station, as they tell of themselves: what they ask, and which buttons they show. */
export class ScanWindows {
  readonly #clock: () => Date
  readonly #windows = new Map<string, Known>()

  constructor({ clock }: { clock: () => Date }) {
    this.#clock = clock
  }

  /** Told again at least once a minute, or the window counts as closed. */
  tell(window: string, state: WindowState): void {
    this.#windows.set(window, { ...state, until: this.#clock().getTime() + KNOWN_FOR_MS })
  }

  forget(window: string): void {
    this.#windows.delete(window)
  }

  /** A scan has one way: where any window holds it, it is held. */
  get policy(): WindowPolicy {
    const policies = this.#known().map(({ policy }) => policy)
    return STRONGEST_FIRST.find((policy) => policies.includes(policy)) ?? 'through'
  }

  hasButton(command: string): boolean {
    return this.#known().some(({ commands }) => commands.includes(command))
  }

  /** Who works at this bench. */
  get users(): number[] {
    return this.#known().flatMap(({ user }) => user ?? [])
  }

  #known(): Known[] {
    const now = this.#clock().getTime()
    for (const [window, { until }] of this.#windows) if (until <= now) this.#windows.delete(window)
    return [...this.#windows.values()]
  }
}
