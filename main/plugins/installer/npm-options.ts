import type { PacoteOptions } from 'pacote'
import type { FetchOrder } from './fetch-order.ts'

type Place = Pick<FetchOrder, 'registry' | 'token' | 'cache'>

/** What npm's libraries are told whatever they do. */
export function npmOptions({ registry, token, cache }: Place): PacoteOptions {
  const place = registry.replace(/^https?:/, '').replace(/\/?$/, '/')
  const credentials = token === '' ? {} : { [`//${place.slice(2)}:_authToken` as const]: token }
  return {
    cache,
    registry,
    ignoreScripts: true,
    preferOnline: true,
    // The station is the peer of every plugin; what a plugin shares with the window comes from the window.
    legacyPeerDeps: true,
    fetchRetries: 1,
    timeout: 60_000,
    allowGit: 'none',
    allowRemote: 'none',
    allowFile: 'all',
    allowDirectory: 'none',
    ...credentials,
  }
}
