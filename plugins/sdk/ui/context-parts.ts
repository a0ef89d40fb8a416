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
