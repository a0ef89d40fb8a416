/** The object of a page that plugins add something to. */
export interface PluginObject {
  /** InvenTree's name of its model: `stockitem`, `part`, `stocklocation`; `machine` is ours. */
  model: string
  id: number | string
  instance: Record<string, unknown>
  /** Asks the station for it again. */
  reload: () => void
}
