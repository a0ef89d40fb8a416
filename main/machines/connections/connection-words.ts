import type { AppError, ErrorCode } from '@scanbench/plugin'
import { formatUsbIdentity } from '@scanbench/plugin/machine'
import type { ConnectionSpec, SimulatedSpec, TransportKind } from '@scanbench/plugin/machine'
import { identityIn } from '../../../drivers/transports/serial.ts'
import type { Holder } from '../../../drivers/transports/connection.ts'

/** What a person calls the machine in a sentence. */
export type MachineNoun = 'scanner' | 'printer' | 'machine'

interface Trouble {
  error: AppError
  place: string
  transport: TransportKind
  noun: MachineNoun
  retryInMs: number
}

type Sentences = Partial<Record<ErrorCode, (place: string, noun: MachineNoun, error: AppError) => string>>

/** Who has it, where the system tells. */
function held(place: string, _noun: MachineNoun, { details }: AppError): string {
  const holder = details?.['holder'] as Holder | undefined
  const who = holder === undefined ? '' : `: ${holder.name} (pid ${holder.pid})`
  return `${place} is held by another program${who}. Close that program`
}

const SENTENCES: Record<TransportKind, Sentences> = {
  serial: {
    DEVICE_NOT_FOUND: (place, noun) => `${place} is not there. Plug the ${noun} in`,
    DEVICE_BUSY: held,
    DEVICE_DISCONNECTED: (place, noun) => `${place} is gone. Plug the ${noun} in again`,
    TIMEOUT: (place, noun) => `${place} does not answer. Unplug the ${noun} and plug it in again`,
  },
  tcp: {
    DEVICE_NOT_FOUND: (place, noun) => `${place} cannot be reached. Check its address, and that the ${noun} is on`,
    DEVICE_BUSY: (place, noun) =>
      `${place} refuses the connection. Check the port, and that nobody else holds the ${noun}`,
    DEVICE_DISCONNECTED: (place, noun) => `${place} ended the connection. Check that the ${noun} is on`,
    TIMEOUT: (place, noun) => `${place} does not answer. Check its cable, and that the ${noun} is on`,
  },
  hid: {
    DEVICE_NOT_FOUND: (place, noun) => `${place} is not there. Plug the ${noun} in`,
    DEVICE_BUSY: held,
    DEVICE_DISCONNECTED: (place, noun) => `${place} is gone. Plug the ${noun} in again`,
    TIMEOUT: (place, noun) => `${place} does not answer. Unplug the ${noun} and plug it in again`,
  },
  usb: {
    DEVICE_NOT_FOUND: (place, noun) => `${place} is not there. Plug the ${noun} in, and switch it on`,
    DEVICE_BUSY: held,
    DEVICE_DISCONNECTED: (place, noun) => `${place} is gone. Plug the ${noun} in again, and switch it on`,
    TIMEOUT: (place, noun) => `${place} does not answer. Switch the ${noun} off and on again`,
  },
  spooler: {
    DEVICE_NOT_FOUND: (place) => `${place} is not set up on this computer. Choose another queue`,
  },
  simulated: {
    DEVICE_NOT_FOUND: (_, noun) => `The simulated ${noun} is unplugged. Plug it in on the Machines page`,
    DEVICE_DISCONNECTED: (_, noun) => `The simulated ${noun} was unplugged. Plug it in on the Machines page`,
  },
}

function simulatedName(device: SimulatedSpec['device']): string {
  return /printer$|scanner$/.exec(device)?.[0] ?? device
}

const PLACES: { [K in TransportKind]: (spec: Extract<ConnectionSpec, { transport: K }>) => string } = {
  serial: (spec) => (identityIn(spec.path) === null ? spec.path : `The USB device ${spec.path}`),
  tcp: (spec) => `${spec.host}:${spec.port}`,
  hid: (spec) => `The USB device ${formatUsbIdentity(spec.device)}`,
  usb: (spec) => `The USB device ${formatUsbIdentity(spec.device)}`,
  spooler: (spec) => `The print queue ${spec.queue}`,
  simulated: (spec) => `The simulated ${simulatedName(spec.device)}`,
}

/** Where a machine is connected, as a person would say it. */
export function placeOf(spec: ConnectionSpec): string {
  const place = PLACES[spec.transport] as (spec: ConnectionSpec) => string
  return place(spec)
}

/** What happened, what to do, and when it is tried again: one sentence or two. */
export function connectionWords({ error, place, transport, noun, retryInMs }: Trouble): string {
  const known = SENTENCES[transport][error.code]
  const sentence = known === undefined ? withoutStop(error.message) : known(place, noun, error)
  return `${sentence}; it is tried again in ${Math.round(retryInMs / 1000)} s.`
}

function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, '')
}
