import { AppError, messageOf } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { UrlsMixin } from '@scanbench/plugin/mixins'
import type { PluginRequest } from '@scanbench/plugin/mixins'
import { callMember, memberOf } from '../background/call-member.ts'
import type { PluginDirectory } from '../background/plugin-directory.ts'
import { askPlugin } from '../plugins/ask-plugin.ts'
import type { Actor } from '../users/actor.ts'
import { limitedBody } from './limited-body.ts'
import { pluginAnswer } from './plugin-answer.ts'
import { match, pathSegments, readPattern } from './url-pattern.ts'
import type { UrlPattern } from './url-pattern.ts'

interface Options {
  plugins: Pick<PluginDirectory, 'get' | 'noteError'>
  /** The setting ENABLE_PLUGINS_URL. */
  isEnabled: () => Promise<boolean>
  limitBytes: () => Promise<number>
  actingUser: (actor: Actor) => ActingUser | null
}

export interface UrlCall {
  /** As the door has it: `/plugin/<slug>/...`, still encoded. */
  path: string
  request: Request
  actor: Actor
}

const RIGHTS: Readonly<Record<UrlPattern['rights'], (actor: Actor) => boolean>> = {
  open: () => true,
  any: (actor) => actor.via !== 'nobody',
  staff: (actor) => actor.isStaff || actor.isSuperuser,
  super: (actor) => actor.isSuperuser,
}

/** What opens the station is not for plugins. */
const KEPT_BACK: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization'])

/** Pages and endpoints that plugins bring, below `/plugin/<slug>/`. */
export class PluginUrls {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Null when no plugin has this address; while the gate is closed, a redirect to the first page. */
  async answer({ path, request, actor }: UrlCall): Promise<Response | null> {
    if (!(await this.#options.isEnabled())) return new Response(null, { status: 302, headers: { Location: '/' } })
    const [, slug = '', ...rest] = pathSegments(path) ?? []
    const patterns = await this.patterns(slug)
    const found = (patterns ?? []).flatMap((pattern) => {
      const params = match(pattern, rest)
      return params === null ? [] : [{ pattern, params }]
    })
    if (found.length === 0) return null
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const fitting = found.find(({ pattern }) => pattern.methods.includes(method))
    if (fitting === undefined) throw new AppError('METHOD_NOT_ALLOWED', `Method "${request.method}" not allowed.`)
    checkRights(fitting.pattern, actor)
    const given = await this.#request({ request, actor, method, path: rest.join('/'), params: fitting.params })
    const answer = await this.#ask(slug, fitting.pattern, given)
    return request.method === 'HEAD' ? new Response(null, answer) : answer
  }

  /** The addresses of an active plugin; null when it has none. Faulty ones are left out and kept as errors on it. */
  async patterns(slug: string): Promise<UrlPattern[] | null> {
    const plugin = this.#options.plugins.get(slug)
    if (!(plugin instanceof UrlsMixin)) return null
    try {
      const declared: unknown = await askPlugin(plugin, () => plugin.setupUrls())
      const patterns = (Array.isArray(declared) ? declared : []).flatMap((url) => {
        const pattern = this.#read(slug, plugin, url)
        return pattern === null ? [] : [pattern]
      })
      return patterns.length === 0 ? null : patterns
    } catch (error) {
      this.#note(slug, 'setup_urls', error)
      return null
    }
  }

  #read(slug: string, plugin: UrlsMixin, declared: unknown): UrlPattern | null {
    try {
      const pattern = readPattern(declared)
      if (memberOf(plugin, pattern.func) !== null) return pattern
      throw new AppError('MIXIN_INVALID', `A URL names the method "${pattern.func}", which the plugin does not have.`)
    } catch (error) {
      this.#note(slug, 'setup_urls', error)
      return null
    }
  }

  async #request(call: {
    request: Request
    actor: Actor
    method: string
    path: string
    params: Record<string, string>
  }): Promise<PluginRequest> {
    const { request, actor, method, path, params } = call
    const headers = [...request.headers].filter(([name]) => !KEPT_BACK.has(name))
    return {
      method,
      path,
      params,
      query: Object.fromEntries(new URL(request.url).searchParams),
      headers: Object.fromEntries(headers),
      body: await limitedBody(request, await this.#options.limitBytes()),
      user: this.#options.actingUser(actor),
    }
  }

  async #ask(slug: string, { func }: UrlPattern, given: PluginRequest): Promise<Response> {
    const plugin = this.#options.plugins.get(slug)
    if (plugin === null) throw new AppError('NOT_FOUND', `There is no active plugin "${slug}".`)
    try {
      return pluginAnswer(await askPlugin(plugin, () => callMember(plugin, func, [given])))
    } catch (error) {
      // What a plugin refuses in plain words is its answer and no fault of it.
      if (error instanceof AppError && error.status < 500) throw error
      this.#note(slug, func, error)
      const message = messageOf(error)
      throw new AppError('PLUGIN_ACTION_FAILED', `Plugin ${plugin.NAME} could not answer: ${message}`, { cause: error })
    }
  }

  #note(slug: string, stage: string, error: unknown): void {
    this.#options.plugins.noteError(slug, stage, error)
  }
}

function checkRights({ rights }: UrlPattern, actor: Actor): void {
  if (RIGHTS[rights](actor)) return
  if (actor.via === 'nobody') throw new AppError('UNAUTHORIZED', 'Authentication credentials were not provided.')
  throw new AppError('FORBIDDEN', 'You do not have permission to perform this action.')
}
