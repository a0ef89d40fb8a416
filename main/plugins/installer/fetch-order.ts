/** What the thread is asked to do; plain data. */
export interface FetchOrder {
  /** For npm's libraries: `name@range`, a path or an address. */
  spec: string
  registry: string
  /** For that registry alone; empty: none. */
  token: string
  /** A folder of its own: what arrives lies in `tree/node_modules` below it. */
  staging: string
  /** Where packages that were fetched once are kept. */
  cache: string
}

export interface FetchedPackage {
  name: string
  version: string
  /** Unpacked, with all it depends on. */
  sizeBytes: number
}

export type FetchNews =
  | { kind: 'line'; text: string }
  | { kind: 'fetched'; fetched: FetchedPackage }
  /** `lines`: what npm's libraries said, for a person to read. */
  | { kind: 'failed'; lines: string[] }
