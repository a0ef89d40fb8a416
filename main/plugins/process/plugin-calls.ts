import { AppError } from '@scanbench/plugin'
import type { SupervisedProcess } from '../../processes/supervised-process.ts'
import { plainValue } from './plain-value.ts'
import type { PluginMethods, PluginNotices } from './process-contract.ts'
import type { ToldSecrets } from './told-secrets.ts'

export type PluginProcess = SupervisedProcess<PluginMethods, PluginNotices>

/** Whoever turns a plugin on or off waits for it: on a busy computer a process is silent for seconds before it has begun. */
const PATIENT: ReadonlySet<keyof PluginMethods> = new Set(['activate', 'deactivate'])
/** Scans decide by themselves how long they wait, and take what comes late as a choice. */
const PATIENT_MEMBERS: ReadonlySet<string> = new Set(['scan'])

interface Options {
  process: PluginProcess
  slug: string
  secrets: ToldSecrets
}

/**
 * Calls to the process of a plugin. Nobody waits for one that is being started again, nor for one that has stopped to answer:
 * a scan that comes meanwhile is worth more than what this plugin would have said.
 */
export class PluginCalls {
  readonly #options: Options
  /** Loaded and, if it was active before, active again. */
  isOpen = false

  constructor(options: Options) {
    this.#options = options
  }

  /** `limitMs` null: until it answers or ends. */
  async call<M extends keyof PluginMethods>(
    method: M,
    parameters: Parameters<PluginMethods[M]>[0],
    limitMs: number | null,
  ): Promise<unknown> {
    const { process, slug } = this.#options
    if (!this.isOpen) throw new AppError('PLUGIN_CRASHED', `The process of plugin '${slug}' does not run just now.`)
    const isUrgent = limitMs !== null && !isPatient(method, parameters)
    if (isUrgent && process.isSilent) throw this.#silent()
    const gaveUp = new AbortController()
    using _listening = process.onSilence((isSilent) => isSilent && isUrgent && gaveUp.abort())
    const askedAt = performance.now()
    try {
      return plainValue(await process.call(method, parameters, { timeoutMs: limitMs, signal: gaveUp.signal }))
    } catch (error) {
      if (gaveUp.signal.aborted) throw this.#silent()
      const isLate = limitMs !== null && performance.now() - askedAt >= limitMs
      throw this.#explained(error, isLate)
    }
  }

  #explained(error: unknown, isLate: boolean): unknown {
    const { slug, secrets } = this.#options
    if (!(error instanceof AppError)) return secrets.hideIn(error)
    if (!this.isOpen)
      return new AppError('PLUGIN_CRASHED', `The process of plugin '${slug}' ended during the call.`, {
        cause: secrets.hideInError(error),
      })
    if (isLate && error.code === 'TIMEOUT')
      return new AppError('PLUGIN_TIMEOUT', `Plugin '${slug}' gave no answer in time.`, {
        cause: secrets.hideInError(error),
      })
    return withPlainDetails(secrets.hideInError(error))
  }

  #silent(): AppError {
    return new AppError('PLUGIN_TIMEOUT', `Plugin '${this.#options.slug}' is too busy to answer just now.`)
  }
}

function isPatient(method: keyof PluginMethods, parameters: object | null): boolean {
  if (PATIENT.has(method)) return true
  const member: unknown = parameters === null ? undefined : Reflect.get(parameters, 'member')
  return typeof member === 'string' && PATIENT_MEMBERS.has(member)
}

function withPlainDetails(error: AppError): AppError {
  if (error.details === undefined) return error
  const details = plainValue(error.details)
  const isTable = typeof details === 'object' && details !== null && !Array.isArray(details)
  const options = isTable ? { details: { ...details }, cause: error } : { cause: error }
  return new AppError(error.code, error.message, options)
}
