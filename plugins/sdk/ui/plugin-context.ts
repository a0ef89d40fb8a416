import type { ModelInformation, PluginApi, PluginForms, PluginTables, PluginVersions } from './context-parts.ts'

/** Who looks at the window. @since 1.0 */
export interface PluginUser {
  /** Pk, or null while nobody is signed in. */
  pk: number | null
  /** The name to sign in with. */
  username: string
  /** May change settings. */
  is_staff: boolean
  /** May do everything. */
  is_superuser: boolean
}

/**
 * What the window hands to a plugin's code.
 * @example
 * export async function renderPanel(target: HTMLElement, { api, id }: PluginContext) {
 *   const { data } = await api.get<{ quantity: number }>(`/api/stock/${id}/`)
 *   target.textContent = `${data.quantity} left`
 * }
 * @since 1.0
 */
export interface PluginContext<Extra = Record<string, unknown>> {
  /** Versions of the station and of the shared libraries. */
  version: PluginVersions
  /** The station's contract. */
  api: PluginApi
  /** TanStack's client of the window: invalidate a key and the page asks again. */
  queryClient: unknown
  /** Who looks. */
  user: PluginUser
  /** Settings of the user by key. */
  userSettings: Readonly<Record<string, unknown>>
  /** Settings of the station by key. */
  globalSettings: Readonly<Record<string, unknown>>
  /** Where the window was loaded from. */
  host: string
  /** Language of the window, such as `en`. */
  locale: string
  /** Goes to another page of the window. */
  navigate(path: string): void
  /** Mantine's theme. */
  theme: unknown
  /** Light or dark. */
  colorScheme: 'light' | 'dark'
  /** Forms of the window. */
  forms: PluginForms
  /** What the window knows of each kind of object, by InvenTree's name of the model. */
  modelInformation: Readonly<Record<string, ModelInformation>>
  /** An element of React that names an object in a line, with a link to its page where it has one. */
  renderInstance(options: { model: string; instance: Record<string, unknown> }): unknown
  /** The same for an object of which only the key is known. */
  renderRemoteInstance(options: { model: string; pk: number | string }): unknown
  /** Tables of the window. */
  tables: PluginTables
  /** On pages of an object: its model, such as `stockitem`. */
  model?: string
  /** On pages of an object: its pk. */
  id?: number | string | null
  /** On pages of an object: its record. */
  instance?: Record<string, unknown>
  /** Draws this plugin's content again. */
  reloadContent?: () => void
  /** Asks the station for the object of the page again. */
  reloadInstance?: () => void
  /** What the plugin put into `context` of its feature. */
  context?: Extra
}
