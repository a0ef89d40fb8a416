/** What we use of npm's own libraries, which bring no types. */
declare module 'pacote' {
  import type { Readable } from 'node:stream'

  export interface PacoteOptions {
    cache: string
    registry: string
    ignoreScripts: true
    preferOnline: boolean
    legacyPeerDeps: boolean
    fetchRetries: number
    timeout: number
    fullMetadata?: boolean
    where?: string
    Arborist?: unknown
    /** `//host/:_authToken` */
    [credential: `//${string}`]: string
    allowGit: 'all' | 'root' | 'none'
    allowRemote: 'all' | 'root' | 'none'
    allowFile: 'all' | 'root' | 'none'
    allowDirectory: 'all' | 'root' | 'none'
  }

  /** What a registry says of a package. */
  export interface Packument {
    versions: Record<string, unknown>
    'dist-tags'?: Record<string, string>
    time?: Record<string, string>
  }

  const pacote: {
    packument(name: string, options: PacoteOptions): Promise<Packument>
    manifest(spec: string, options: PacoteOptions): Promise<{ version: string }>
    tarball: {
      stream<T>(spec: string, handle: (stream: Readable) => Promise<T>, options: PacoteOptions): Promise<T>
    }
  }
  export default pacote
}

declare module '@npmcli/arborist' {
  import type { PacoteOptions } from 'pacote'

  interface ArboristOptions extends PacoteOptions {
    path: string
    installStrategy: 'nested'
    audit: false
    fund: false
    binLinks: false
    packageLock: boolean
  }

  export default class Arborist {
    constructor(options: ArboristOptions)
    reify(options: { add: string[]; omit: string[]; save: boolean }): Promise<unknown>
  }
}
