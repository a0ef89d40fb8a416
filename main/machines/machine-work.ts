import type { MachineSettingValues } from '@scanbench/plugin/machine'
import type { DeviceLink } from '../devices/device-link.ts'
import type { MachineNoun } from './connection-words.ts'
import type { HostStatus } from './machine-status.ts'

/** The part of a machine that knows its kind: what comes in, and what may go out. */
export interface MachineWork {
  readonly noun: MachineNoun
  /** Before each start; throws what is wrong with the settings. */
  configure(settings: MachineSettingValues): void
  /** Gives what the machine says of itself while all is well. */
  connected(link: DeviceLink): string
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
}

/** A machine of a kind the station has no use for yet: it is held connected. */
export class OtherMachine implements MachineWork {
  readonly noun = 'machine'

  configure(): void {}

  connected(): string {
    return 'Connected.'
  }

  received(): void {}

  disconnected(): void {}

  async finish(): Promise<void> {}
}
