import type { AppError, ErrorCode } from '@scanbench/plugin'
import type { ConnectionSpec, UsbIdentity } from '@scanbench/plugin/machine'
import type { z } from 'zod'
import type { Holder } from '../../../drivers/transports/connection.ts'

/** What a person calls the machine in a sentence. */
export type MachineNoun = 'scanner' | 'printer' | 'machine'

/** What happened and what to do, without a stop: when it is tried again is added to it. */
export type TransportSentences = Partial<
  Record<ErrorCode, (place: string, noun: MachineNoun, error: AppError) => string>
>

/** What one piece of data is: any part of a stream, one report of a scanner, or the report of a keyboard. */
export type PieceKind = 'bytes' | 'reports' | 'keys'

/** What the station knows of one kind of connection; the device process opens it. */
export interface Transport<Spec extends ConnectionSpec> {
  /** What a description of one must be that comes from the process of a plugin. */
  readonly schema: z.ZodType<Spec>
  /** What the manifest of that plugin must name. */
  readonly permission: 'devices:serial' | 'devices:usb' | 'devices:hid' | 'devices:tcp' | null
  /** Whatever is plugged into this computer may be the device that is waited for. */
  readonly isPlugged: boolean
  /** Nothing ever comes back. */
  readonly isOneWay: boolean
  /** A printer says by its socket alone whether it has paper. */
  readonly hasPortStatus: boolean
  /** May the far end be gone without a word? Then it can be looked for. */
  readonly canVanish: boolean
  readonly sentences: TransportSentences
  /** Where it is, as a person would say it. */
  place(spec: Spec): string
  /** How settings name it. */
  address(spec: Spec): string
  /** Who wants the same as another gets this word; null for what several machines may have at once. */
  exclusive(spec: Spec): string | null
  /** The device on USB behind it; null for what is none. */
  usbDevice(spec: Spec): UsbIdentity | null
  /** The name of a port that another device may have tomorrow; null where that cannot be. */
  portName(spec: Spec): string | null
  /** Of a line that has a speed. */
  baudRate(spec: Spec): number | null
  pieces(spec: Spec): PieceKind
}

/** What most kinds have in common: a stream of bytes both ways, of nothing that is plugged in. */
export const STREAM = {
  permission: null,
  isPlugged: false,
  isOneWay: false,
  hasPortStatus: false,
  canVanish: false,
  exclusive: () => null,
  usbDevice: () => null,
  portName: () => null,
  baudRate: () => null,
  pieces: () => 'bytes',
} as const satisfies Partial<Transport<ConnectionSpec>>

/** Who has it, where the system tells. */
export function heldByAnother(place: string, _noun: MachineNoun, { details }: AppError): string {
  const holder = details?.['holder'] as Holder | undefined
  const who = holder === undefined ? '' : `: ${holder.name} (pid ${holder.pid})`
  return `${place} is held by another program${who}. Close that program`
}

/** For what is plugged into this computer and has no switch of its own. */
export const PLUGGED_SENTENCES: TransportSentences = {
  DEVICE_NOT_FOUND: (place, noun) => `${place} is not there. Plug the ${noun} in`,
  DEVICE_BUSY: heldByAnother,
  DEVICE_DISCONNECTED: (place, noun) => `${place} is gone. Plug the ${noun} in again`,
  TIMEOUT: (place, noun) => `${place} does not answer. Unplug the ${noun} and plug it in again`,
}
