import type { AppError } from '@scanbench/plugin'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import type { MachineNoun } from '../../devices/transports/transport.ts'
import { transportOf } from '../../devices/transports/transports.ts'

interface Trouble {
  error: AppError
  spec: ConnectionSpec
  noun: MachineNoun
  retryInMs: number
}

/** Where a machine is connected, as a person would say it. */
export function placeOf(spec: ConnectionSpec): string {
  return transportOf(spec).place(spec)
}

/** What happened, what to do, and when it is tried again: one sentence or two. */
export function connectionWords({ error, spec, noun, retryInMs }: Trouble): string {
  const known = transportOf(spec).sentences[error.code]
  const sentence = known === undefined ? withoutStop(error.message) : known(placeOf(spec), noun, error)
  return `${sentence}; it is tried again in ${Math.round(retryInMs / 1000)} s.`
}

function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, '')
}
