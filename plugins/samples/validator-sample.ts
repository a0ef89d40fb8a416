import { AppError, Plugin } from '@scanbench/plugin'
import { SettingsMixin, ValidationMixin } from '@scanbench/plugin/mixins'
import type { GenerationContext, ModelDeltas, ModelInstance, Verdict } from '@scanbench/plugin/mixins'
import { boolean, text } from '@scanbench/plugin/settings'

/** Rules of a house: what may be written, what may go, and how batches and serial numbers are called. */
export default class ValidatorSample extends Plugin.with(ValidationMixin, SettingsMixin) {
  NAME = 'Validator Sample'
  SLUG = 'validator'
  TITLE = 'Sample of rules'
  DESCRIPTION = 'Refuses some changes, and makes batch codes and serial numbers'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  SETTINGS = {
    BATCH_PREFIX: text({ name: 'Batch prefix', description: 'What every batch code begins with', default: 'B' }),
    WHOLE_ONLY: boolean({ name: 'Whole quantities', description: 'Stock is counted in whole pieces', default: true }),
    BROKEN: boolean({ name: 'Broken', description: 'Fails at every check, to show what happens then' }),
  }

  async validateModelInstance({ model, fields }: ModelInstance, deltas: ModelDeltas | null): Promise<Verdict> {
    if (await this.getSetting('BROKEN')) throw new TypeError('This plugin is broken')
    const description = deltas?.['description']
    if (model === 'part' && description && String(description.new).length < String(description.old).length)
      throw refusal('description', 'A description cannot be shortened')
    if (model === 'stockitem' && !Number.isInteger(fields['quantity']) && (await this.getSetting('WHOLE_ONLY')))
      throw refusal('quantity', 'Stock is counted in whole pieces')
    return null
  }

  async validateModelDeletion({ model, fields }: ModelInstance): Promise<Verdict> {
    if (model === 'stockitem' && Number(fields['quantity']) > 0)
      throw refusal('non_field_errors', 'What is there cannot be deleted')
    return null
  }

  async validatePartName(name: string): Promise<Verdict> {
    if (!/[#!]/.test(name)) return null
    throw refusal('name', 'A name has neither # nor !')
  }

  async validateBatchCode(batch: string): Promise<Verdict> {
    const prefix = await this.getSetting('BATCH_PREFIX')
    if (batch.startsWith(prefix)) return null
    throw refusal('batch', `A batch code begins with ${prefix}`)
  }

  async generateBatchCode({ part, quantity }: GenerationContext): Promise<string | null> {
    return part === undefined ? null : `${await this.getSetting('BATCH_PREFIX')}-${part}-${quantity ?? 1}`
  }

  /** Numbers of four digits go up in tens; others are the station's business. */
  async incrementSerialNumber(serial: string): Promise<string | null> {
    return /^\d{4}$/.test(serial) ? String(Number(serial) + 10).padStart(4, '0') : null
  }
}

function refusal(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
