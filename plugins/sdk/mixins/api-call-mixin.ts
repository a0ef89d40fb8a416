import { AppError, MixinNotImplementedError } from '../errors.ts'
import { hostOf } from '../plugin.ts'
import { SettingsMixin } from './settings-mixin.ts'

/** What is sent, and how the answer comes back. @since 1.0 */
export interface ApiCallOptions {
  /** `GET` unless said otherwise. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  urlArguments?: Record<string, unknown>
  /** Sent as it is. */
  data?: string | Uint8Array
  /** Sent as JSON. Either this or `data`. */
  json?: unknown
  /** Instead of those of `apiHeaders()`. */
  headers?: Record<string, string>
  /** False gives an `ApiResponse` in place of the parsed JSON. */
  simpleResponse?: boolean
  /** The endpoint is a whole address. */
  endpointIsUrl?: boolean
  /** After this the call is given up; 30 s unless said otherwise. */
  timeoutMs?: number
}

/** An answer as plain data. @since 1.0 */
export interface ApiResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * Calls to another program over HTTP, with address and token from the settings of the plugin.
 * @example
 * API_URL_SETTING = 'API_HOST'
 * API_TOKEN_SETTING = 'API_TOKEN'
 * async users() { return this.apiCall('api/users', { urlArguments: { page: 2 } }) }
 * @since 1.0
 */
export abstract class APICallMixin extends SettingsMixin {
  static readonly KEY: string = 'api_call'
  static readonly TITLE: string = 'API calls'
  static readonly REQUIRED: readonly string[] = ['API_URL_SETTING', 'API_TOKEN_SETTING']

  /** `https` unless said otherwise. */
  declare readonly API_METHOD?: 'https' | 'http'
  /** Key of the setting with the host, such as `service.example:8080`. */
  abstract readonly API_URL_SETTING: string
  /** Key of the setting with the token; where it is empty, none is sent. */
  abstract readonly API_TOKEN_SETTING: string
  /** Scheme and header name of the token; `Bearer` unless said otherwise. */
  declare readonly API_TOKEN?: string

  /** Address below which endpoints lie. */
  async apiUrl(): Promise<string> {
    const host = String(await hostOf(this).settings.get(constant(this, 'API_URL_SETTING')))
    return `${this.API_METHOD ?? 'https'}://${host}`
  }

  /** Content type, and the token if there is one. */
  async apiHeaders(): Promise<Record<string, string>> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' }
    const token = await hostOf(this).settings.get(constant(this, 'API_TOKEN_SETTING'))
    if (typeof token !== 'string' || token === '') return headers
    const scheme = this.API_TOKEN ?? 'Bearer'
    return { ...headers, [scheme]: token, Authorization: `${scheme} ${token}` }
  }

  /** `?a=b&c=d,e,f`: lists are joined by commas. Other characters that mean something in an address are encoded. */
  async apiBuildUrlArguments(values: Record<string, unknown>): Promise<string> {
    const pairs = Object.entries(values).map(([key, value]) => {
      const list: unknown[] = Array.isArray(value) ? value : [value]
      return `${encodeURIComponent(key)}=${list.map((entry) => encodeURIComponent(String(entry))).join(',')}`
    })
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`
  }

  /** The parsed JSON of the answer, whatever its status; with `simpleResponse: false` the answer itself. */
  async apiCall<T = unknown>(endpoint: string, options: ApiCallOptions = {}): Promise<T> {
    const { method = 'GET', data, json, headers, simpleResponse = true, endpointIsUrl = false } = options
    if (data !== undefined && json !== undefined)
      throw new AppError('INVALID_INPUT', 'apiCall() takes either data or json, not both.')
    const base = endpointIsUrl ? endpoint : `${await this.apiUrl()}/${endpoint.replace(/^\//, '')}`
    const url = base + (await this.apiBuildUrlArguments(options.urlArguments ?? {}))
    const body = json === undefined ? data : JSON.stringify(json)
    const response = await send(url, options.timeoutMs ?? 30_000, {
      method,
      headers: headers ?? (await this.apiHeaders()),
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    if (!simpleResponse) return answer(response, text) as T
    return JSON.parse(text) as T
  }
}

type Request = { method: string; headers: Record<string, string>; body?: string | Uint8Array }

async function send(url: string, timeoutMs: number, request: Request): Promise<Response> {
  try {
    const { body, ...rest } = request
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : body
    const signal = AbortSignal.timeout(timeoutMs)
    return await fetch(url, { ...rest, ...(sent === undefined ? {} : { body: sent }), signal })
  } catch (cause) {
    throw new AppError('CONNECTION_LOST', `${url.split('?')[0]} cannot be reached. Check address and network.`, {
      cause,
    })
  }
}

function answer(response: Response, body: string): ApiResponse {
  return { status: response.status, headers: Object.fromEntries(response.headers), body }
}

function constant(plugin: APICallMixin, name: 'API_URL_SETTING' | 'API_TOKEN_SETTING'): string {
  const value: unknown = Reflect.get(plugin, name)
  if (typeof value === 'string' && value !== '') return value
  throw new MixinNotImplementedError(`Plugin ${plugin.NAME} has no ${name}. Name the key of the setting there.`)
}
