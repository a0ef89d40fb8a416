/**
 * Types for what a plugin shows in the window: modules in its `static` folder, loaded by `source` of a feature.
 * Types alone, so that such a module needs nothing at run time; React and Mantine are the window's own.
 */
export type {
  ApiAnswer,
  ModelInformation,
  PluginApi,
  PluginForms,
  PluginTable,
  PluginTableColumn,
  PluginTables,
  PluginVersions,
  StockForms,
} from './context-parts.ts'
export type { PluginContext, PluginUser } from './plugin-context.ts'
export type {
  EditorFeature,
  EditorHandlers,
  ExecuteAction,
  GetFeature,
  PreviewFeature,
  PreviewHandlers,
  RenderComponent,
  RenderFeature,
  RenderInto,
  TargetElement,
} from './renderers.ts'
export type { SharedGlobals } from './shared-globals.ts'
