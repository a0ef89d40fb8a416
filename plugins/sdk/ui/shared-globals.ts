/**
 * Libraries that the window offers as globals, so that a plugin brings none of its own. Mark them external in the build.
 * @example
 * declare global { interface Window extends SharedGlobals {} }
 * @since 1.0
 */
export interface SharedGlobals {
  /** `react` */
  React: unknown
  /** `react-dom` */
  ReactDOM: unknown
  /** `react-dom/client` */
  ReactDOMClient: unknown
  /** `@mantine/core` */
  MantineCore: unknown
  /** `@mantine/hooks` */
  MantineHooks: unknown
  /** `@mantine/notifications` */
  MantineNotifications: unknown
}
