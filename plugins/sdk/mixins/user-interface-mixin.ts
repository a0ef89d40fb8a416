import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/** Places in the window. @since 1.0 */
export type UserInterfaceKind =
  'panel' | 'dashboard' | 'template_editor' | 'template_preview' | 'navigation' | 'primary_action' | 'spotlight_action'

/** One thing of a plugin in the window. The host adds `plugin_name` and `feature_type`. @since 1.0 */
export interface UserInterfaceFeature {
  key: string
  title?: string
  description?: string
  /** Such as `ti:package:outline`. */
  icon?: string
  options?: Record<string, unknown>
  /** Given to the plugin's client code as it is. */
  context?: Record<string, unknown>
  /** File in the plugin's `static` folder, and which function of it: `panel.js:renderPanel`. */
  source?: string
}

/** Where the feature would stand: `target_model`, `target_id`, `template_type`, `location` ... @since 1.0 */
export interface UserInterfaceRequest {
  user: ActingUser | null
  context: Record<string, string>
}

/**
 * Panels, dashboard items, actions and more in the window.
 * @example
 * async getUiPanels({ context }: UserInterfaceRequest) {
 *   return context.target_model === 'stockitem' ? [{ key: 'quality', title: 'Quality', source: 'quality.js' }] : []
 * }
 * @since 1.0
 */
export abstract class UserInterfaceMixin extends Plugin {
  static readonly KEY: string = 'ui'
  static readonly TITLE: string = 'User interface'
  static readonly REQUIRED: readonly string[] = []

  /** Module with `renderPluginSettings` for the plugin's own settings page. */
  declare readonly ADMIN_SOURCE?: string

  /** Tabs on the page of an object. */
  async getUiPanels(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Tiles of the overview. */
  async getUiDashboardItems(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Editors of templates. */
  async getUiTemplateEditors(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Previews of templates. */
  async getUiTemplatePreviews(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Entries in the rail; `options.url` says where to. */
  async getUiNavigationItems(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Buttons at the head of a page. */
  async getUiPrimaryActions(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Entries of the command palette. */
  async getUiSpotlightActions(_request: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return []
  }

  /** Data for the module of ADMIN_SOURCE. */
  async getAdminContext(): Promise<Record<string, unknown> | null> {
    return null
  }
}
