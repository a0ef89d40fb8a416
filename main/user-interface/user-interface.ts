import type { ActingUser, Logger, Plugin } from '@scanbench/plugin'
import { AppError, messageOf } from '@scanbench/plugin'
import { NavigationMixin, UserInterfaceMixin } from '@scanbench/plugin/mixins'
import type { UserInterfaceRequest } from '@scanbench/plugin/mixins'
import type { PluginDirectory } from '../background/plugin-directory.ts'
import { askPlugin, knownSlug } from '../plugins/ask-plugin.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import { UI_KINDS, type AdminPage, type UiFeature, type UiKind } from '../records/ui-feature.ts'
import { navigationFeatures } from './navigation.ts'
import { readFeature } from './read-feature.ts'

interface Options {
  plugins: Pick<PluginDirectory, 'withMixin' | 'slugOf' | 'get' | 'noteError'> &
    Pick<PluginRegistry, 'found' | 'staticAddress' | 'errors'>
  /** Which of the two kinds of plugins may show themselves. */
  isEnabled: (key: 'ui' | 'navigation') => Promise<boolean>
  log: Logger
  timeoutMs?: number
}

export interface FeatureRequest {
  user: ActingUser | null
  /** Where in the window: `target_model`, `target_id`, `location` ... */
  context: Record<string, string>
}

/** People wait for what is drawn, and the others' features with them. */
const TIMEOUT_MS = 3000

/** What plugins show in the window. Who fails, hangs or answers nonsense is left out; the others are not. */
export class UserInterface {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** In registry order; a kind that nobody knows has no features. */
  async features(kind: string, request: FeatureRequest): Promise<UiFeature[]> {
    const known = UI_KINDS.find((candidate) => candidate === kind)
    if (known === undefined) {
      this.#options.log.warn('Features of a kind were asked for that does not exist', { kind })
      return []
    }
    const [entries, features] = await Promise.all([
      known === 'navigation' ? this.#navigation() : [],
      this.#features(known, request),
    ])
    return [...entries, ...features]
  }

  /** What an active plugin draws for its own settings. */
  async adminPage(slug: string): Promise<AdminPage> {
    const { plugins, isEnabled } = this.#options
    if (plugins.found(slug) === null) throw new AppError('NOT_FOUND', `Plugin '${slug}' not installed`)
    const plugin = plugins.get(slug)
    const nothing = { source: null, context: null }
    if (!(plugin instanceof UserInterfaceMixin) || !(await isEnabled('ui')) || !this.#mayShow(slug)) return nothing
    if (plugin.ADMIN_SOURCE === undefined || plugin.ADMIN_SOURCE === '') return nothing
    const source = await this.#address(slug, plugin.ADMIN_SOURCE)
    const context = await this.#attempt(plugin, 'get_admin_context', () => plugin.getAdminContext(), null)
    return { source, context }
  }

  /** The window tells what a plugin's part of it died of. */
  noteWindowError(slug: string, part: string, message: string): void {
    if (this.#options.plugins.get(slug) === null)
      throw new AppError('NOT_FOUND', `There is no active plugin "${slug}".`)
    this.#report(slug, part, new Error(message))
  }

  async #navigation(): Promise<UiFeature[]> {
    if (!(await this.#options.isEnabled('navigation'))) return []
    const lists = this.#active(NavigationMixin.KEY).map(({ plugin, slug }) =>
      this.#attempt(
        plugin,
        'navigation',
        () => (plugin instanceof NavigationMixin ? navigationFeatures(plugin, slug) : []),
        [],
      ),
    )
    return (await Promise.all(lists)).flat()
  }

  async #features(kind: UiKind, request: FeatureRequest): Promise<UiFeature[]> {
    if (!(await this.#options.isEnabled('ui'))) return []
    const lists = this.#active(UserInterfaceMixin.KEY).map(({ plugin, slug }) =>
      this.#featuresOf(plugin, slug, kind, request),
    )
    return (await Promise.all(lists)).flat()
  }

  async #featuresOf(plugin: Plugin, slug: string, kind: UiKind, request: FeatureRequest): Promise<UiFeature[]> {
    if (!(plugin instanceof UserInterfaceMixin) || !this.#mayShow(slug)) return []
    const stage = `get_ui_${kind}s`
    const answer: unknown = await this.#attempt(plugin, stage, () => HOOKS[kind](plugin, request), [])
    if (!Array.isArray(answer)) {
      this.#report(slug, stage, new TypeError('gave no list of features'))
      return []
    }
    const features = answer.map((entry) => this.#read(entry, slug, kind)).filter((feature) => feature !== null)
    return Promise.all(features.map(async (feature) => ({ ...feature, source: await this.#sourceOf(feature) })))
  }

  /** Code in the window has the rights of whoever looks, so people must have been told that it comes. */
  #mayShow(slug: string): boolean {
    const found = this.#options.plugins.found(slug)
    if (found === null || found.origin === 'builtin' || found.origin === 'sample') return true
    if (found.manifest.permissions.includes('ui')) return true
    this.#report(
      slug,
      'ui',
      new Error('shows nothing in the window: its manifest does not ask for the permission "ui"'),
    )
    return false
  }

  #read(entry: unknown, slug: string, kind: UiKind): UiFeature | null {
    try {
      return readFeature(entry, slug, kind)
    } catch (error) {
      this.#report(slug, `get_ui_${kind}s`, error)
      return null
    }
  }

  async #sourceOf({ plugin_name, source }: UiFeature): Promise<string | null> {
    return source === null ? null : this.#address(plugin_name, source)
  }

  /** A whole path of the station stays; everything else is a file in the plugin's `static` folder. */
  async #address(slug: string, source: string): Promise<string> {
    return source.startsWith('/') ? source : this.#options.plugins.staticAddress(slug, source)
  }

  #active(key: string): { plugin: Plugin; slug: string }[] {
    const { plugins } = this.#options
    return plugins.withMixin(key).map((plugin) => ({ plugin, slug: plugins.slugOf(plugin) ?? '' }))
  }

  async #attempt<T>(plugin: Plugin, stage: string, ask: () => T | Promise<T>, otherwise: T): Promise<T> {
    try {
      return await askPlugin(plugin, ask, this.#options.timeoutMs ?? TIMEOUT_MS)
    } catch (error) {
      this.#report(knownSlug(this.#options.plugins, plugin), stage, error)
      return otherwise
    }
  }

  /** Once: the window asks again and again. */
  #report(slug: string, stage: string, error: unknown): void {
    const { plugins } = this.#options
    const message = messageOf(error)
    const isKnown = plugins
      .errors()
      .some((known) => known.name === slug && known.stage === stage && known.message === message)
    if (!isKnown) plugins.noteError(slug, stage, error)
  }
}

type Hook = (plugin: UserInterfaceMixin, request: UserInterfaceRequest) => Promise<unknown>

const HOOKS: Readonly<Record<UiKind, Hook>> = {
  panel: (plugin, request) => plugin.getUiPanels(request),
  dashboard: (plugin, request) => plugin.getUiDashboardItems(request),
  template_editor: (plugin, request) => plugin.getUiTemplateEditors(request),
  template_preview: (plugin, request) => plugin.getUiTemplatePreviews(request),
  navigation: (plugin, request) => plugin.getUiNavigationItems(request),
  primary_action: (plugin, request) => plugin.getUiPrimaryActions(request),
  spotlight_action: (plugin, request) => plugin.getUiSpotlightActions(request),
}
