import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/** A request to `/plugin/<slug>/...`, as plain data. @since 1.0 */
export interface PluginRequest {
  method: string
  /** Below the plugin's own path, without leading slash. */
  path: string
  /** Values of the pattern's parameters. */
  params: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string>
  body: Uint8Array
  user: ActingUser | null
}

/** The answer to a request. @since 1.0 */
export interface PluginResponse {
  status?: number
  headers?: Record<string, string>
  /** Text, bytes, or anything else as JSON. */
  body: string | Uint8Array | object | null
}

/** One address below `/plugin/<slug>/`. @since 1.0 */
export interface PluginUrl {
  /** Such as `items/{pk}/`; the empty text is the plugin's first page. */
  path: string
  /** Name of the method that answers; it gets a `PluginRequest` and gives a `PluginResponse`. */
  func: string
  methods?: readonly ('GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[]
  /** Who may call: a signed-in user by default. */
  rights?: 'open' | 'any' | 'staff' | 'super'
}

/**
 * Pages and endpoints of the plugin's own below `/plugin/<slug>/`.
 * @example
 * URLS = [{ path: 'hello/{name}/', func: 'hello' }]
 * async hello({ params }: PluginRequest) { return { body: { hello: params.name } } }
 * @since 1.0
 */
export abstract class UrlsMixin extends Plugin {
  static readonly KEY: string = 'urls'
  static readonly TITLE: string = 'URLs'
  static readonly REQUIRED: readonly string[] = []

  /** The first entry that fits a request answers it. */
  declare readonly URLS?: readonly PluginUrl[]

  /** For routes that depend on settings; the table by default. */
  async setupUrls(): Promise<readonly PluginUrl[]> {
    return this.URLS ?? []
  }
}
