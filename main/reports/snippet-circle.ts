import type { Snippets } from './report-page.ts'

/** A name that is written out; one that a value gives is known only when the page is filled. */
const INCLUDES = /\{%-?\s*(?:include|render|layout)\s+(["'])snippets\/(.+?)\1/gu

/** The way by which a snippet comes to include itself, from its name to its name; null when it never does. */
export function snippetCircle(snippets: Snippets, name: string): string[] | null {
  const seen = new Set<string>()
  const follow = (at: string, way: readonly string[]): string[] | null => {
    for (const next of includedIn(snippets.get(at) ?? '')) {
      if (next === name) return [...way, next]
      if (seen.has(next)) continue
      seen.add(next)
      const found = follow(next, [...way, next])
      if (found !== null) return found
    }
    return null
  }
  return follow(name, [name])
}

function includedIn(source: string): string[] {
  return Array.from(source.matchAll(INCLUDES), ([, , name = '']) => name)
}
