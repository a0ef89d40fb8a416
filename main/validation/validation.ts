import { AppError } from '@scanbench/plugin'
import { ValidationMixin } from '@scanbench/plugin/mixins'
import type { GenerationContext, ModelDeltas, ModelInstance, Verdict } from '@scanbench/plugin/mixins'
import { askPlugin, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import type { Accepted, ObjectChecks } from '../stock/object-checks.ts'
import { nextSerial, serialNumber } from '../stock/items/serial-numbers.ts'
import { fieldChecks } from './field-checks.ts'

interface Options {
  plugins: NamedPlugins
}

type Ask<T> = (plugin: ValidationMixin) => Promise<T>

/** Asks plugins whether something may be saved or removed, and for batch codes and serial numbers. */
export class Validation implements ObjectChecks {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  isAsked(): boolean {
    return this.#options.plugins.withMixin(ValidationMixin.KEY).length > 0
  }

  async save(instance: ModelInstance, deltas: ModelDeltas | null): Promise<Accepted> {
    const accepted: Accepted = { serial: false }
    for (const { hook, field, ask } of fieldChecks(instance, deltas)) {
      const verdict = await this.#judge(hook, ask, { field, onFailure: 'go on' })
      if (hook === 'validateSerialNumber') accepted.serial = verdict
    }
    await this.#judge('validateModelInstance', (plugin) => plugin.validateModelInstance(instance, deltas), {
      field: 'non_field_errors',
      onFailure: 'refuse',
    })
    return accepted
  }

  async remove(instance: ModelInstance): Promise<void> {
    const limits = { field: 'non_field_errors', onFailure: 'go on' } as const
    await this.#judge('validateModelDeletion', (plugin) => plugin.validateModelDeletion(instance), limits)
  }

  generateBatchCode(context: GenerationContext): Promise<string | null> {
    return this.#first('generateBatchCode', isText, (plugin) => plugin.generateBatchCode(context))
  }

  async nextSerial(serial: string, part: number | null): Promise<string | null> {
    const given = await this.#first('incrementSerialNumber', isText, (plugin) =>
      plugin.incrementSerialNumber(serial, part),
    )
    return given ?? nextSerial(serial)
  }

  async serialNumber(serial: string): Promise<number> {
    const given = await this.#first('convertSerialToInt', isNumber, (plugin) => plugin.convertSerialToInt(serial))
    return given ?? serialNumber(serial)
  }

  latestSerial(part: number): Promise<string | null> {
    return this.#first('getLatestSerialNumber', isText, (plugin) => plugin.getLatestSerialNumber(part))
  }

  /** True when a plugin accepted, false when all were undecided. */
  async #judge(
    hook: string,
    ask: Ask<Verdict>,
    { field, onFailure }: { field: string; onFailure: 'go on' | 'refuse' },
  ): Promise<boolean> {
    for (const plugin of this.#plugins()) {
      try {
        if ((await askPlugin(plugin, () => ask(plugin))) === true) return true
      } catch (error) {
        if (error instanceof AppError && error.code === 'INVALID_INPUT') throw refusal(error, field)
        this.#report(plugin, hook, error)
        if (onFailure === 'refuse')
          throw refusal(new AppError('INVALID_INPUT', 'Error running plugin validation'), field)
      }
    }
    return false
  }

  /** The first usable answer. */
  async #first<T>(hook: string, isUsable: (value: unknown) => value is T, ask: Ask<T | null>): Promise<T | null> {
    for (const plugin of this.#plugins()) {
      try {
        const answer = await askPlugin(plugin, () => ask(plugin))
        if (isUsable(answer)) return answer
        if (answer !== null && answer !== undefined) throw new TypeError(`${hook}() gave ${JSON.stringify(answer)}`)
      } catch (error) {
        this.#report(plugin, hook, error)
      }
    }
    return null
  }

  #plugins(): ValidationMixin[] {
    return this.#options.plugins.withMixin(ValidationMixin.KEY).filter((plugin) => plugin instanceof ValidationMixin)
  }

  #report(plugin: ValidationMixin, hook: string, error: unknown): void {
    noteFailure(this.#options.plugins, plugin, { stage: hook, error })
  }
}

/** The plugin's own fields, or its message at the field that was asked about. */
function refusal(error: AppError, field: string): AppError {
  const { message, details = { [field]: [message] } } = error
  return new AppError('INVALID_INPUT', message, { details, cause: error })
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
