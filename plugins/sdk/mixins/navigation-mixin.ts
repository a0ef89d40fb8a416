import { Plugin } from '../plugin.ts'

/** One link in the rail. @since 1.0 */
export interface NavigationEntry {
  name: string
  /** A path of the plugin such as `overview/`, which becomes `/plugin/<slug>/overview/`, or a whole path of the station. */
  link: string
  icon?: string
}

/**
 * Entries of the plugin's own in the rail.
 * @example
 * NAVIGATION = [{ name: 'Overview', link: 'overview/' }]
 * @since 1.0
 */
export abstract class NavigationMixin extends Plugin {
  static readonly KEY: string = 'navigation'
  static readonly TITLE: string = 'Navigation links'
  static readonly REQUIRED: readonly string[] = ['NAVIGATION']

  /** The entries, in order. */
  abstract readonly NAVIGATION: readonly NavigationEntry[]
  /** Heading of the entries; the plugin's title without it. */
  declare readonly NAVIGATION_TAB_NAME?: string
  /** Icon beside the heading, such as `ti:plug:outline`. */
  declare readonly NAVIGATION_TAB_ICON?: string
}
