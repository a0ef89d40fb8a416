import type { PluginContext } from './plugin-context.ts'

/** `HTMLElement` where the DOM's types are present. @since 1.0 */
export type TargetElement = typeof globalThis extends { HTMLElement: { prototype: infer E } } ? E : unknown

/**
 * One parameter: a component of React, which returns an element.
 * @since 1.0
 */
export type RenderComponent<Extra = Record<string, unknown>> = (context: PluginContext<Extra>) => unknown

/**
 * Two parameters: fills an element by itself.
 * @example
 * export const renderPanel: RenderInto = (target, context) => {
 *   target.textContent = `Item ${context.id}`
 * }
 * @since 1.0
 */
export type RenderInto<Extra = Record<string, unknown>> = (
  target: TargetElement,
  context: PluginContext<Extra>,
) => unknown

/** `renderPanel`, `renderDashboardItem`, `renderPluginSettings`. @since 1.0 */
export type RenderFeature<Extra = Record<string, unknown>> = RenderComponent<Extra> | RenderInto<Extra>

/** `executeAction` of a spotlight action. @since 1.0 */
export type ExecuteAction<Extra = Record<string, unknown>> = (context: PluginContext<Extra>) => unknown

/** What an editor of templates tells the window it can do. @since 1.0 */
export interface EditorHandlers {
  /** Shows this text. */
  setCode(code: string): void
  /** The text as it is now. */
  getCode(): string | undefined
}

/** Place and wiring of a template editor. @since 1.0 */
export interface EditorFeature {
  /** The element to fill. */
  ref: TargetElement
  /** To be called once. */
  registerHandlers(handlers: EditorHandlers): void
  /** The template's record. */
  template: Record<string, unknown>
}

/** What a preview of templates tells the window it can do. @since 1.0 */
export interface PreviewHandlers {
  /** Draws the template for an object; saves first if told so. */
  updatePreview(
    code: string | undefined,
    previewItem: string,
    saveTemplate: boolean,
    props: { templateKey: string; template: Record<string, unknown> },
  ): void | Promise<void>
}

/** Place and wiring of a template preview. @since 1.0 */
export interface PreviewFeature {
  /** The element to fill. */
  ref: TargetElement
  /** To be called once. */
  registerHandlers(handlers: PreviewHandlers): void
  /** The template's record. */
  template: Record<string, unknown>
}

/** `getFeature` of editors, previews and actions; may return what is called when the place is left. @since 1.0 */
export type GetFeature<Feature = unknown, Extra = Record<string, unknown>> = (parts: {
  /** Place and wiring. */
  featureContext: Feature
  /** What every plugin gets. */
  inventreeContext: PluginContext<Extra>
  /** What the plugin put into `context` of its feature. */
  serverContext: Extra
}) => void | (() => void)
