/** How a service is asked for a list. */
export interface Page {
  /** Null: everything that matches. */
  limit: number | null
  offset: number
  /** Terms that must all be found, each in at least one search field. */
  search: string[]
  ordering: string[]
}

export interface Listing<T> {
  count: number
  results: T[]
}
