/** Where a value stands in a text. */
export interface TextRange {
  from: number
  to: number
}

/** The places of all values of a JSON text by their paths: `objects.0.text`. Empty where the text is no JSON. */
export function jsonPlaces(text: string): ReadonlyMap<string, TextRange> {
  const places = new Map<string, TextRange>()
  try {
    JSON.parse(text)
  } catch {
    return places
  }
  let at = 0
  const skip = (): void => {
    while (/\s/u.test(text[at] ?? '')) at += 1
  }
  const string = (): string => {
    const from = at
    at += 1
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at += 1
    return JSON.parse(text.slice(from, at)) as string
  }
  const list = (path: string, close: string, key: (index: number) => string): void => {
    at += 1
    skip()
    for (let index = 0; text[at] !== close; index += 1) {
      const name = key(index)
      value(path === '' ? name : `${path}.${name}`)
      skip()
      if (text[at] === ',') at += 1
      skip()
    }
    at += 1
  }
  const named = (): string => {
    const name = string()
    skip()
    at += 1
    return name
  }
  const value = (path: string): void => {
    skip()
    const from = at
    if (text[at] === '{') list(path, '}', named)
    else if (text[at] === '[') list(path, ']', String)
    else if (text[at] === '"') string()
    else while (/[\w.+-]/u.test(text[at] ?? '')) at += 1
    places.set(path, { from, to: at })
  }
  value('')
  return places
}

/** Where the engine says that a text stops being JSON. */
export function jsonFault(text: string): (TextRange & { message: string }) | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const found = /position (\d+)/u.exec(message)
    const from = Math.min(found === null ? text.length : Number(found[1]), Math.max(0, text.length - 1))
    return { from, to: Math.min(text.length, from + 1), message: message.replace(/ in JSON at position.*$/u, '') }
  }
}
