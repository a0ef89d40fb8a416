import { randomBytes } from 'node:crypto'
import { AppError, messageOf } from '@scanbench/plugin'
import { Tokenizer, TokenKind } from 'liquidjs'
import type { TopLevelToken } from 'liquidjs'
import { renderSource } from '../drawing/liquid-text.ts'

/** A piece of a label: written in the template, or come from data. */
export interface Piece {
  isValue: boolean
  text: string
}

/**
 * The pieces of a template filled with values. What the author wrote is marked before values come in, by a mark that no value
 * can know; all else is a value, also what filters made of it.
 */
export function renderPieces(source: string, context: Readonly<Record<string, unknown>>): Piece[] {
  const mark = randomBytes(12).toString('hex')
  const begin = `\ue000${mark}<`
  const end = `>${mark}\ue000`
  const rendered = renderSource(marked(source, begin, end), context)
  const pieces: Piece[] = []
  for (const [index, part] of rendered.split(begin).entries()) {
    const [first = '', ...rest] = part.split(end)
    const isWhole = index > 0 && rest.length > 0
    if (isWhole) pieces.push({ isValue: false, text: first })
    pieces.push({ isValue: true, text: isWhole ? rest.join('') : first })
  }
  return pieces.filter(({ text }) => text !== '')
}

function marked(source: string, begin: string, end: string): string {
  const tokens = tokensOf(source)
  return tokens
    .map((token, index) => {
      if (token.kind !== TokenKind.HTML) return token.getText()
      const text = trimmed(token.getText(), tokens[index - 1], tokens[index + 1])
      return text === '' ? '' : begin + text + end
    })
    .join('')
}

function tokensOf(source: string): TopLevelToken[] {
  try {
    return new Tokenizer(source).readTopLevelTokens()
  } catch (error) {
    const reason = messageOf(error)
    throw new AppError('TEMPLATE_INVALID', `The commands of the label template have an error: ${reason}`, {
      cause: error,
    })
  }
}

/** `{%-` and `-%}` take the white around them away; the mark would keep it. */
function trimmed(text: string, before: TopLevelToken | undefined, after: TopLevelToken | undefined): string {
  const start = before !== undefined && /-[%}]\}$/u.test(before.getText()) ? text.trimStart() : text
  return after !== undefined && /^\{[%{]-/u.test(after.getText()) ? start.trimEnd() : start
}
