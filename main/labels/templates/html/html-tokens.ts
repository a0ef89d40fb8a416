/** A page in pieces: elements that open and close, and what stands between them. */
export type Token =
  | { kind: 'open'; name: string; attributes: Record<string, string>; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const EMPTY = new Set(['img', 'br', 'hr', 'meta', 'link', 'input', 'wbr'])
/** Template tags may hold signs of HTML and the other way round: they are kept whole. Each piece can be read in one way only. */
const TAG = String.raw`\{%(?:[^%]|%(?!\}))*%\}|\{\{(?:[^}]|\}(?!\}))*\}\}`
const DOUBLE = String.raw`"(?:${TAG}|[^"{]|\{(?![{%]))*"`
const SINGLE = String.raw`'(?:${TAG}|[^'{]|\{(?![{%]))*'`
const INSIDE = String.raw`(?:${TAG}|${DOUBLE}|${SINGLE}|[^>"'{]|\{(?![{%]))*`
const PIECE = new RegExp(
  String.raw`<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)(${INSIDE})>`,
  'giu',
)
const ATTRIBUTE = new RegExp(String.raw`([\w:-]+)(?:\s*=\s*(?:(${DOUBLE})|(${SINGLE})|([^\s"'>]+)))?`, 'gu')

export function readTokens(html: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of html.matchAll(PIECE)) {
    if (match.index > end) tokens.push({ kind: 'text', text: html.slice(end, match.index) })
    end = match.index + match[0].length
    const [, closed, opened, inside = ''] = match
    if (closed !== undefined) tokens.push({ kind: 'close', name: closed.toLowerCase() })
    if (opened !== undefined) tokens.push(openToken(opened.toLowerCase(), inside))
  }
  if (end < html.length) tokens.push({ kind: 'text', text: html.slice(end) })
  return tokens
}

function openToken(name: string, inside: string): Token {
  const found = Array.from(inside.matchAll(ATTRIBUTE), ([, key = '', double, single, bare]) => {
    return [key.toLowerCase(), double?.slice(1, -1) ?? single?.slice(1, -1) ?? bare ?? ''] as const
  })
  return { kind: 'open', name, attributes: Object.fromEntries(found), isEmpty: EMPTY.has(name) }
}
