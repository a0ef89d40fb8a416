import type * as Koffi from 'koffi'
import type { KoffiFunc } from 'koffi'
import { TransportError } from '../connection.ts'

/** The library that calls functions of the system. */
export async function loadKoffi(): Promise<typeof Koffi> {
  try {
    return await import('koffi')
  } catch (error) {
    throw new TransportError('DEVICE_UNAVAILABLE', `System functions do not work on this machine: ${String(error)}.`)
  }
}

/** Calls a function of the system in a thread of its own: it may take seconds. */
export function callSystem<Given extends unknown[], Result>(
  systemFunction: KoffiFunc<(...given: Given) => Result>,
  ...given: Given
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, result: Result) => (error === null ? resolve(result) : reject(error))
    const begin = systemFunction.async as (...all: unknown[]) => void
    begin(...given, done)
  })
}
