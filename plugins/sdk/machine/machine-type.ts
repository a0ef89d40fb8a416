import type { Settings } from '../settings.ts'
import type { BaseDriver } from './driver.ts'
import type { StatusTable } from './status.ts'

/** What a kind of machine can do. @since 1.0 */
export abstract class BaseMachineType {
  /** Unique among machine types; drivers name it. */
  abstract readonly SLUG: string
  /** What people call such a machine. */
  abstract readonly NAME: string
  /** What it is for. */
  abstract readonly DESCRIPTION: string
  /** Drivers of this type extend this class. */
  abstract readonly BASE_DRIVER: abstract new () => BaseDriver
  /** The states such a machine can be in. */
  abstract readonly MACHINE_STATUS: StatusTable
  /** Class name of the status table on the wire, e.g. `LabelPrinterStatus`. */
  abstract readonly STATUS_MODEL: string
  /** Name of the first status. */
  readonly DEFAULT_STATUS: string = 'UNKNOWN'
  /** Settings of every machine of this type. */
  readonly MACHINE_SETTINGS: Settings = {}
}

/** A machine type that can be made. @since 1.0 */
export type MachineTypeClass = new () => BaseMachineType

/** What the device reported: model, firmware, ribbon left ... @since 1.0 */
export interface MachineProperty {
  key: string
  value: string
  group?: string
  type?: 'str' | 'bool' | 'progress' | 'int' | 'float'
  max_progress?: number
}
