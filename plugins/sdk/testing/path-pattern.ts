/** The values of `{name}` parts when a path fits a pattern such as `items/{pk}/`, else null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    const value = given[index] ?? ''
    if (name === undefined ? part !== value : value === '') return null
    if (name !== undefined) params[name] = decodeURIComponent(value)
  }
  return params
}

/** A path and what stands behind its question mark. */
export function splitQuery(address: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = address.split('?', 2)
  const pairs = search.split('&').filter((pair) => pair !== '')
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', value = ''] = pair.split('=', 2)
      return [plain(key), plain(value)]
    }),
  )
  return { path, query }
}

const plain = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))
