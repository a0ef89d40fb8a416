import { escapeHtml } from './escape-html.ts'

interface Block {
  begins: RegExp
  write(lines: string[]): string
}

/** What a block of lines is, by its first line; all else is a paragraph. */
const BLOCKS: readonly Block[] = [
  { begins: /^#{1,6}\s/u, write: (lines) => lines.map(heading).join('') },
  { begins: /^(?:-{3,}|\*{3,}|_{3,})\s*$/u, write: () => '<hr>' },
  { begins: /^```/u, write: (lines) => `<pre><code>${escapeHtml(lines.slice(1).join('\n'))}</code></pre>` },
  { begins: /^[-*+]\s/u, write: (lines) => `<ul>${items(lines, /^[-*+]\s+/u)}</ul>` },
  { begins: /^\d+[.)]\s/u, write: (lines) => `<ol>${items(lines, /^\d+[.)]\s+/u)}</ol>` },
  {
    begins: /^>\s?/u,
    write: (lines) => `<blockquote>${spans(lines.map((line) => line.replace(/^>\s?/u, '')))}</blockquote>`,
  },
]

/** The Markdown that notes are written in, as HTML; HTML in it stays text. */
export function markdownHtml(text: string): string {
  return blocksOf(text.replaceAll('\r\n', '\n').split('\n')).map(write).join('\n')
}

function kindOf(line: string): Block | undefined {
  return BLOCKS.find(({ begins }) => begins.test(line))
}

/** A blank line ends a block, and so does a line of another kind, but for code, which its own marks end. */
function blocksOf(lines: string[]): string[][] {
  const blocks: string[][] = []
  let isOpen = false
  let isCode = false
  for (const line of lines) {
    const last = blocks.at(-1)
    if (isCode) {
      isCode = !line.startsWith('```')
      if (isCode) last?.push(line)
    } else if (line.trim() === '') isOpen = false
    else if (line.startsWith('```')) {
      blocks.push([line])
      isCode = true
      isOpen = false
    } else if (isOpen && last !== undefined && kindOf(line) === kindOf(last[0] ?? '')) last.push(line)
    else {
      blocks.push([line])
      isOpen = true
    }
  }
  return blocks
}

function write(lines: string[]): string {
  return kindOf(lines[0] ?? '')?.write(lines) ?? `<p>${spans(lines)}</p>`
}

function heading(line: string): string {
  const level = /^#+/u.exec(line)?.[0].length ?? 1
  return `<h${level}>${spans([line.replace(/^#+\s+/u, '').replace(/\s+#+\s*$/u, '')])}</h${level}>`
}

function items(lines: string[], mark: RegExp): string {
  return lines.map((line) => `<li>${spans([line.replace(mark, '')])}</li>`).join('')
}

/** Within lines: code first, as nothing in it means anything. */
function spans(lines: string[]): string {
  const parts = lines.join('\n').split(/(`[^`]+`)/u)
  return parts
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : marked(part)))
    .join('')
}

function marked(text: string): string {
  return escapeHtml(text)
    .replaceAll(/\[([^\]\n]*)\]\((https?:\/\/[^\s)]+|\/[^\s)]*)\)/gu, '<a href="$2">$1</a>')
    .replaceAll(/(\*\*|__)(?=\S)([^\n]*?\S)\1/gu, '<strong>$2</strong>')
    .replaceAll(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]*?\S)\1(?![\p{L}\p{N}*_])/gu, '<em>$2</em>')
    .replaceAll(/ {2}\n/gu, '<br>\n')
}
