/** The station's HTTP contract as a plugin calls it: a direct call in the station, RPC outside. @since 1.0 */
export interface StationClient {
  /** Answers the JSON body. Rejects with AppError: NOT_FOUND, FORBIDDEN, INVALID_INPUT ... */
  get<T>(path: string, query?: Record<string, string | number | boolean>): Promise<T>
  /** Sends; answers the JSON body, or null without one. */
  post<T>(path: string, body?: unknown): Promise<T>
  /** Changes some fields. */
  patch<T>(path: string, body: unknown): Promise<T>
  /** Deletes; some addresses take a body. */
  delete<T>(path: string, body?: unknown): Promise<T>
}
