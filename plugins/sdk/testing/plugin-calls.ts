import type { ActingUser, LabelJob, ScanContext, ScanResult } from '../data.ts'
import { AppError, MixinNotImplementedError } from '../errors.ts'
import { ActionMixin } from '../mixins/action-mixin.ts'
import { BarcodeMixin } from '../mixins/barcode-mixin.ts'
import { EventMixin } from '../mixins/event-mixin.ts'
import { LabelPrintingMixin } from '../mixins/label-printing-mixin.ts'
import { ScheduleMixin } from '../mixins/schedule-mixin.ts'
import { UrlsMixin } from '../mixins/urls-mixin.ts'
import type { PluginResponse } from '../mixins/urls-mixin.ts'
import type { MixinClass, Plugin } from '../plugin.ts'
import { matchPath, splitQuery } from './path-pattern.ts'
import { plainCopy } from './plain-copy.ts'

/** What `POST /api/action/` answers. @since 1.0 */
export interface ActionAnswer {
  /** The name of the action. */
  action: string
  /** What `getResult` said. */
  result: boolean
  /** What `getInfo` said. */
  info: unknown
}

/** What a request to `/plugin/<slug>/...` may carry. @since 1.0 */
export interface UrlRequest {
  /** GET without it. */
  method?: string
  /** Names in lower case. */
  headers?: Record<string, string>
  /** Text is sent as UTF-8, anything else as JSON. */
  body?: unknown
  /** Nobody without it. */
  user?: ActingUser | null
}

/** The station's calls into a plugin. Everything that goes in and comes out is copied as between processes. @since 1.0 */
export interface PluginCalls {
  /** As when a scanner read the code. */
  scan(barcode: string, context?: Partial<ScanContext>): Promise<ScanResult | null>
  /** As when something happened; `false` when the plugin did not want it. */
  event(name: string, data?: Record<string, unknown>): Promise<boolean>
  /** As when a person prints. One stock item without further values. */
  print(job?: Partial<LabelJob>): Promise<void>
  /** As `POST /api/action/` does it. */
  action(data?: unknown, user?: ActingUser | null): Promise<ActionAnswer>
  /** As a request below `/plugin/<slug>/`; NOT_FOUND when no entry of URLS fits. */
  request(path: string, request?: UrlRequest): Promise<PluginResponse>
  /** Runs a scheduled task by its key. */
  task(key: string): Promise<void>
}

const JOB: LabelJob = { job: 1, template: 1, modelType: 'stockitem', items: [1], options: {}, user: null }

/** The calls for one plugin. */
export function callsInto(plugin: Plugin): PluginCalls {
  return {
    async scan(barcode, context = {}) {
      const found = await as(plugin, BarcodeMixin).scan(barcode, { user: null, aim: null, extra: {}, ...context })
      return plainCopy(found, 'scan()')
    },
    async event(name, data = {}) {
      const reacting = as(plugin, EventMixin)
      if (!(await reacting.wantsProcessEvent(name))) return false
      await reacting.processEvent({ name, data: plainCopy(data, 'The event') })
      return true
    },
    print: (job = {}) => as(plugin, LabelPrintingMixin).printLabels(plainCopy({ ...JOB, ...job }, 'The job')),
    action: (data = null, user = null) => runAction(as(plugin, ActionMixin), user, plainCopy(data, 'The data')),
    request: (path, request = {}) => answerUrl(as(plugin, UrlsMixin), path, request),
    task: (key) => runTask(as(plugin, ScheduleMixin), key),
  }
}

function as<M extends MixinClass>(plugin: Plugin, mixin: M): M['prototype'] {
  if (plugin.hasMixin(mixin.KEY)) return plugin
  throw new MixinNotImplementedError(`${plugin.NAME} has no mixin "${mixin.KEY}". Add it to Plugin.with(...).`)
}

async function runAction(plugin: ActionMixin, user: ActingUser | null, data: unknown): Promise<ActionAnswer> {
  await plugin.performAction(user, data)
  return {
    action: plugin.ACTION_NAME ?? plugin.NAME,
    result: await plugin.getResult(user, data),
    info: plainCopy(await plugin.getInfo(user, data), 'getInfo()'),
  }
}

async function runTask(plugin: ScheduleMixin, key: string): Promise<void> {
  const tasks = await plugin.getScheduledTasks()
  const task = Object.hasOwn(tasks, key) ? tasks[key] : undefined
  if (task === undefined) throw new AppError('NOT_FOUND', `${plugin.NAME} has no scheduled task "${key}".`)
  await methodOf(plugin, task.func)()
}

async function answerUrl(plugin: UrlsMixin, address: string, request: UrlRequest): Promise<PluginResponse> {
  const { path, query } = splitQuery(address)
  const method = request.method ?? 'GET'
  for (const url of await plugin.setupUrls()) {
    const params = matchPath(url.path, path)
    if (params === null || !(url.methods ?? ['GET']).some((allowed) => allowed === method)) continue
    const { headers = {}, user = null } = request
    const given = { method, path, params, query, headers, body: bytesOf(request.body), user }
    return plainCopy((await methodOf(plugin, url.func)(given)) as PluginResponse, `${url.func}()`)
  }
  throw new AppError('NOT_FOUND', `${plugin.NAME} has no address that fits ${method} ${path}.`)
}

function methodOf(plugin: Plugin, name: string): (argument?: unknown) => Promise<unknown> {
  const method: unknown = Reflect.get(plugin, name)
  if (typeof method === 'function') return async (argument) => Reflect.apply(method, plugin, [argument]) as unknown
  throw new MixinNotImplementedError(`${plugin.NAME} names a method ${name}() and does not have it.`)
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return new TextEncoder().encode(text)
}
