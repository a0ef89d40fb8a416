import { AppError } from '@scanbench/plugin'
import type { MailMessage } from '@scanbench/plugin/mixins'

/** What a plugin made of a message, when it still is one. */
export function checkedMail(value: unknown): MailMessage {
  const { from, to, subject, text, html, headers } = (value ?? {}) as Partial<Record<keyof MailMessage, unknown>>
  if (!isText(from) || !isText(subject) || !isText(text)) throw invalid('from, subject and text must be text')
  if (!Array.isArray(to) || !to.every(isText)) throw invalid('to must be a list of addresses')
  if (!isText(html) && html !== null) throw invalid('html must be text or null')
  if (typeof headers !== 'object' || headers === null) throw invalid('headers must be a table of text')
  const entries = Object.entries(headers)
  if (!entries.every(([, header]) => isText(header))) throw invalid('headers must be a table of text')
  return { from, to, subject, text, html, headers: Object.fromEntries(entries) }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function invalid(what: string): AppError {
  return new AppError('MIXIN_INVALID', `The message that the plugin gave back is none: ${what}.`)
}
