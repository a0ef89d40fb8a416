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

/** Which versions of a package there are, and which of them fits. */
export interface VersionsOrder extends Pick<FetchOrder, 'registry' | 'token' | 'cache'> {
  name: string
  /** As it was asked for; empty: the newest. */
  range: string
}

export interface PublishedVersions {
  /** What the registry calls the latest. */
  newest: string | null
  /** What an installation by the same range would bring. */
  fitting: string | null
  /** The last ones, newest first. */
  versions: { version: string; publishedAt: string | null }[]
}

export type FetchWork = { task: 'fetch'; order: FetchOrder } | { task: 'versions'; order: VersionsOrder }

export type FetchNews =
  | { kind: 'line'; text: string }
  | { kind: 'fetched'; fetched: FetchedPackage }
  | { kind: 'versions'; published: PublishedVersions }
  /** `lines`: what npm's libraries said, for a person to read. */
  | { kind: 'failed'; lines: string[] }
