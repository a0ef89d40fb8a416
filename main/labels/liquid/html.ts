import { escapeHtml } from './escape-html.ts'
import { isNothing, textOf } from './filter-arguments.ts'
import type { LabelFilter } from './filter-arguments.ts'
import { markdownHtml } from './markdown.ts'

const SAFE_ADDRESS = /^(?:https?:\/\/|\/)/iu

const internalLink: LabelFilter = (input, { values }, { baseUrl }) => {
  const [link, text] = [textOf(input), escapeHtml(textOf(values[0]))]
  if (link === '' || baseUrl === '' || !SAFE_ADDRESS.test(link)) return text
  const address = link.startsWith('/') ? `${baseUrl.replace(/\/$/u, '')}${link}` : link
  return `<a href="${escapeHtml(address)}">${text}</a>`
}

const HEADING = /^h[1-6]$/u

const renderHtmlText: LabelFilter = (input, { named }) => {
  const tags = [
    typeof named['heading'] === 'string' && HEADING.test(named['heading']) ? named['heading'] : null,
    named['bold'] === true ? 'strong' : null,
    named['italic'] === true ? 'em' : null,
  ].filter((tag) => tag !== null)
  const opened = tags.map((tag) => `<${tag}>`).join('')
  const closed = tags
    .toReversed()
    .map((tag) => `</${tag}>`)
    .join('')
  return opened + escapeHtml(textOf(input)) + closed
}

const icon: LabelFilter = (input, { values, named }, host) => {
  const found = isNothing(input) ? null : host.icon(textOf(input))
  if (found === null) return ''
  const classes = ['icon', textOf(values[0] ?? named['class'])].filter((one) => one !== '').join(' ')
  const style = `font-family: ${found.fontFamily}`
  return `<i class="${escapeHtml(classes)}" style="${escapeHtml(style)}">${escapeHtml(found.character)}</i>`
}

/** What gives HTML, for pages; on labels it is text. */
export const HTML_FILTERS: Readonly<Record<string, LabelFilter>> = {
  internal_link: internalLink,
  render_html_text: renderHtmlText,
  icon,
  include_icon_fonts: (_input, _given, { iconFonts }) => (iconFonts === '' ? '' : `<style>${iconFonts}</style>`),
  markdownify: (input) => markdownHtml(textOf(input)),
}
