import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/** An object as it would be saved; `pk` is null for a new one. @since 1.0 */
export interface ModelInstance {
  /** `part`, `stockitem`, `stocklocation` ... */
  model: string
  pk: number | null
  fields: Record<string, unknown>
}

/** Old and new value of each field that changes. @since 1.0 */
export type ModelDeltas = Record<string, { old: unknown; new: unknown }>

/**
 * What a validator says: `null` is undecided and the next plugin is asked, `true` accepts and ends the asking.
 * Refuse with `throw new AppError('INVALID_INPUT', text, { details: { field: [text] } })`.
 * @since 1.0
 */
export type Verdict = true | null

/** What the new batch code or serial number is for. @since 1.0 */
export interface GenerationContext {
  part?: number
  location?: number
  item?: number
  quantity?: number
  user: ActingUser | null
  [key: string]: unknown
}

/**
 * Checks data before it is saved, and makes batch codes and serial numbers.
 * @example
 * async validateBatchCode(batch: string) {
 *   if (!batch.startsWith('L')) throw new AppError('INVALID_INPUT', 'A batch begins with L', { details: { batch: ['...'] } })
 *   return null
 * }
 * @since 1.0
 */
export abstract class ValidationMixin extends Plugin {
  static readonly KEY: string = 'validation'
  static readonly TITLE: string = 'Validation'
  static readonly REQUIRED: readonly string[] = []

  /** Before any object is saved; `deltas` is null for a new one. */
  async validateModelInstance(_instance: ModelInstance, _deltas: ModelDeltas | null): Promise<Verdict> {
    return null
  }

  /** Before an object is deleted. */
  async validateModelDeletion(_instance: ModelInstance): Promise<Verdict> {
    return null
  }

  /** The name of a part. */
  async validatePartName(_name: string, _part: ModelInstance): Promise<Verdict> {
    return null
  }

  /** The internal number of a part. */
  async validatePartIpn(_ipn: string, _part: ModelInstance): Promise<Verdict> {
    return null
  }

  /** The batch code of a stock item. */
  async validateBatchCode(_batch: string, _item: ModelInstance): Promise<Verdict> {
    return null
  }

  /** A serial number of a part. */
  async validateSerialNumber(_serial: string, _part: number): Promise<Verdict> {
    return null
  }

  /** The first plugin that gives a text wins; null leaves it to the next. */
  async generateBatchCode(_context: GenerationContext): Promise<string | null> {
    return null
  }

  /** For sorting. */
  async convertSerialToInt(_serial: string): Promise<number | null> {
    return null
  }

  /** The highest serial number of a part, or null to let the station look. */
  async getLatestSerialNumber(_part: number): Promise<string | null> {
    return null
  }

  /** The number after this one, or null to let the station count. */
  async incrementSerialNumber(_serial: string, _part: number | null): Promise<string | null> {
    return null
  }
}
