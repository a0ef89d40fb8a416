import { AppError } from '@scanbench/plugin'
import type { PluginUrl } from '@scanbench/plugin/mixins'

export interface UrlPattern {
  segments: readonly string[]
  func: string
  methods: readonly string[]
  rights: NonNullable<PluginUrl['rights']>
}

const METHODS: ReadonlySet<unknown> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const RIGHTS: ReadonlySet<unknown> = new Set(['open', 'any', 'staff', 'super'])

/** One declared address, checked: what a plugin says may be anything. Throws MIXIN_INVALID with what is wrong. */
export function readPattern(declared: unknown): UrlPattern {
  const { path, func, methods = ['GET'], rights = 'any' } = (declared ?? {}) as Partial<PluginUrl>
  const wrong = (what: string) => new AppError('MIXIN_INVALID', `The URL ${JSON.stringify(path)} ${what}.`)
  if (typeof path !== 'string') throw new AppError('MIXIN_INVALID', 'A URL lacks its path.')
  const segments = path.split('/').filter((segment) => segment !== '')
  if (path.startsWith('/') || !segments.every(isPatternSegment)) throw wrong('is no path below that of the plugin')
  if (typeof func !== 'string' || func === '') throw wrong(`lacks 'func', the name of a method of the plugin`)
  if (!Array.isArray(methods) || !methods.every((method) => METHODS.has(method))) throw wrong('has unknown methods')
  if (!RIGHTS.has(rights)) throw wrong('has unknown rights')
  return { segments, func, methods, rights }
}

/** The values of the pattern's parameters, or null when the path is another one. */
export function match(pattern: UrlPattern, path: readonly string[]): Record<string, string> | null {
  if (pattern.segments.length !== path.length) return null
  const params: [string, string][] = []
  for (const [index, segment] of pattern.segments.entries()) {
    const value = path[index] ?? ''
    const name = parameterOf(segment)
    if (name === null && segment !== value) return null
    if (name !== null) params.push([name, value])
  }
  return Object.fromEntries(params)
}

/** The segments of a path, decoded; null when one of them is an attempt to be something else. */
export function pathSegments(path: string): string[] | null {
  const segments: string[] = []
  for (const encoded of path.split('/').filter((segment) => segment !== '')) {
    const segment = decode(encoded)
    if (segment === null || !isPlain(segment)) return null
    segments.push(segment)
  }
  return segments
}

function isPlain(segment: string): boolean {
  return segment !== '.' && segment !== '..' && !/[/\\]|\p{Cc}/u.test(segment)
}

function isPatternSegment(segment: string): boolean {
  return parameterOf(segment) !== null || (isPlain(segment) && !/[{}]/.test(segment))
}

function parameterOf(segment: string): string | null {
  return /^\{([A-Za-z]\w*)\}$/.exec(segment)?.[1] ?? null
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded)
  } catch {
    // Not an encoding of anything.
    return null
  }
}
