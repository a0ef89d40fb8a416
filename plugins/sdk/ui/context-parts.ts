/** An answer of the station. @since 1.0 */
export interface ApiAnswer<T> {
  /** The body. */
  data: T
  /** The HTTP status. */
  status: number
}

/** The station's HTTP contract with the rights of whoever looks at the window. @since 1.0 */
export interface PluginApi {
  /** Reads. */
  get<T = unknown>(url: string, options?: { params?: Record<string, unknown> }): Promise<ApiAnswer<T>>
  /** Sends. */
  post<T = unknown>(url: string, body?: unknown): Promise<ApiAnswer<T>>
  /** Changes. */
  patch<T = unknown>(url: string, body?: unknown): Promise<ApiAnswer<T>>
  /** Replaces. */
  put<T = unknown>(url: string, body?: unknown): Promise<ApiAnswer<T>>
  /** Deletes. */
  delete<T = unknown>(url: string): Promise<ApiAnswer<T>>
}

/** Versions of what the window offers. @since 1.0 */
export interface PluginVersions {
  /** The station's version, under the name that InvenTree's plugins read. */
  inventree: string
  /** Of React. */
  react: string
  /** Of React DOM. */
  reactDom: string
  /** Of Mantine. */
  mantine: string
}

/** Opens a form of the window over the page. @since 1.0 */
export type OpenForm = (options: Record<string, unknown>) => void

/** Forms that change stock. @since 1.0 */
export interface StockForms {
  /** Puts more in. */
  addStock?: OpenForm
  /** Takes some out. */
  removeStock?: OpenForm
  /** Moves to another place. */
  transferStock?: OpenForm
  /** Writes down what was counted. */
  countStock?: OpenForm
  /** Sets the status. */
  changeStatus?: OpenForm
  /** Joins items. */
  mergeStock?: OpenForm
  /** Deletes items. */
  deleteStock?: OpenForm
}

/** Forms of the window. A form that this version does not have is missing: look before you call. @since 1.0 */
export interface PluginForms {
  /** Makes an object. */
  create?: OpenForm
  /** Changes an object. */
  edit?: OpenForm
  /** Deletes an object. */
  delete?: OpenForm
  /** Work on stock. */
  stockActions: StockForms
}

/** What the window knows of a kind of object. @since 1.0 */
export interface ModelInformation {
  /** One of them. */
  label: string
  /** Several of them. */
  label_multiple: string
  /** Where their records are asked for. */
  api_endpoint: string
  /** The page that lists them, or null when the window has none. */
  url_overview: string | null
  /** The page of one, with `:pk` for its key, or null. */
  url_detail: string | null
}

/** A column of a table. @since 1.0 */
export interface PluginTableColumn {
  /** Field of the record; `part_detail.name` looks into it. */
  accessor: string
  /** Heading; the field without one. */
  title?: string
  /** Draws the cell: an element of React, or text. */
  render?: (row: Record<string, unknown>) => unknown
}

/** A list of the station as a table. @since 1.0 */
export interface PluginTable {
  /** Names the table for those who do not see it. */
  title: string
  /** Address of the list. */
  url: string
  /** Filters of the list. */
  params?: Record<string, unknown>
  /** What is shown. */
  columns: readonly PluginTableColumn[]
  /** A row was clicked. */
  onRowClick?: (row: Record<string, unknown>) => void
}

/** Tables of the window. @since 1.0 */
export interface PluginTables {
  /** An element of React that asks for the list and draws it. */
  renderTable(table: PluginTable): unknown
}
