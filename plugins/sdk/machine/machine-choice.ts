import { AppError } from '../errors.ts'
import type { MachineHandle } from './machine-handle.ts'

/** Which machines of a driver are wanted; what is left out does not matter, but for `initialized`. @since 1.0 */
export interface MachineChoice {
  name?: string
  /** Switched on by a person. */
  active?: boolean
  /** Set up: it has, or tries to have, its connection. Only such machines without a choice; null: all. */
  initialized?: boolean | null
  /** A code of the status table. */
  status?: number
}

type Key = keyof MachineChoice

const KEYS: readonly string[] = ['name', 'active', 'initialized', 'status'] satisfies Key[]

/** The machines that fit. Throws INVALID_INPUT for a filter that nobody knows. */
export function chooseMachines(machines: readonly MachineHandle[], choice: MachineChoice): MachineHandle[] {
  const unknown = Object.keys(choice).find((key) => !KEYS.includes(key))
  if (unknown !== undefined)
    throw new AppError('INVALID_INPUT', `Machines are not chosen by "${unknown}". Choose by ${KEYS.join(', ')}.`)
  const wanted = Object.entries({ initialized: true, ...choice }).filter(([, value]) => value !== null)
  return machines.filter((machine) =>
    wanted.every(([key, value]) => value === undefined || Reflect.get(machine, key) === value),
  )
}
