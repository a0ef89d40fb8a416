import type { Settings } from '../settings.ts'
import type { BaseDriver } from './driver.ts'
import type { StatusTable } from './status.ts'

/** What a kind of machine can do. @since 1.0 */
export abstract class BaseMachineType {
  abstract readonly SLUG: string
  abstract readonly NAME: string
  abstract readonly DESCRIPTION: string
  /** Drivers of this type extend this class. */
  abstract readonly BASE_DRIVER: abstract new () => BaseDriver
  abstract readonly MACHINE_STATUS: StatusTable
  /** Class name of the status table on the wire, e.g. `LabelPrinterStatus`. */
  abstract readonly STATUS_MODEL: string
  /** Name of the first status. */
  readonly DEFAULT_STATUS: string = 'UNKNOWN'
  readonly MACHINE_SETTINGS: Settings = {}
}

export type MachineTypeClass = new () => BaseMachineType

/** What the device reported: model, firmware, ribbon left ... */
export interface MachineProperty {
  key: string
  value: string
  group?: string
  type?: 'str' | 'bool' | 'progress' | 'int' | 'float'
  max_progress?: number
}
