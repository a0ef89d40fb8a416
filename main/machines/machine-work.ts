import type { ConnectionSpec, MachineProperty, MachineSettingValues } from '@scanbench/plugin/machine'
import type { DeviceLink } from '../devices/device-link.ts'
import type { DriverHooks } from './drivers/driver-hooks.ts'
import type { MachineNoun } from '../devices/transports/transport.ts'
import type { HostStatus } from './machine-status.ts'

/** The part of a machine that knows its kind: what comes in, and what may go out. */
export interface MachineWork {
  readonly noun: MachineNoun
  /** Before each start; throws what is wrong with the settings. */
  configure(settings: MachineSettingValues): void
  /** Gives what the machine says of itself while all is well. */
  connected(link: DeviceLink, spec: ConnectionSpec | null): string
  received(bytes: Uint8Array, at: number): void
  /** Told once for each `connected`. */
  disconnected(): void
  /** Takes nothing more; resolves when what is under way has ended. */
  finish(): Promise<void>
}

/** How the work tells of itself. */
export interface MachineVoice {
  status(status: HostStatus, text: string): void
  /** A code of the machine type's own table. */
  statusCode(code: number, text: string): void
  /** What the machine says of itself; replaces what was there. */
  properties(properties: readonly MachineProperty[]): void
  /** Kept until the machine is set up anew. */
  problem(message: string): void
  /** Shown until a person restarts it. */
  restartRequired(isRequired: boolean): void
}

/** A machine of a kind that the station has no use for itself: it is held connected, and its driver does the rest. */
export class DrivenMachine implements MachineWork {
  readonly noun = 'machine'
  readonly #hooks: Pick<DriverHooks, 'received'> | null

  constructor(hooks: Pick<DriverHooks, 'received'> | null) {
    this.#hooks = hooks
  }

  configure(): void {}

  connected(): string {
    return 'Connected.'
  }

  received(bytes: Uint8Array, at: number): void {
    this.#hooks?.received(bytes, at)
  }

  disconnected(): void {}

  async finish(): Promise<void> {}
}
