import type { DesignDocument, LabelObject } from '../../../records/label-document.ts'
import { LABEL_FILTERS } from '../../liquid/filters.ts'
import { barcodeObject, textObject } from '../template-objects.ts'
import { lengthMm, readRules, styleOf } from './css.ts'
import type { Style } from './css.ts'
import { expressionOf, liquidOf, wordsOf } from './django-text.ts'
import type { Notes } from './django-text.ts'
import { readTokens } from './html-tokens.ts'
import type { Token } from './html-tokens.ts'

export interface ImportedPage {
  document: DesignDocument
  /** What could not be taken over, in words. */
  report: string[]
}

interface PageSize {
  widthMm: number
  heightMm: number
}

const FILTERS: ReadonlySet<string> = new Set(Object.keys(LABEL_FILTERS))
const INLINE = new Set(['b', 'strong', 'i', 'em', 'span', 'u', 'small', 'a', 'font'])
const SKIPPED = new Set(['head', 'style', 'script', 'title'])
const LINE_MM = 4
const EDGE_MM = 1
const PX_CODE_MM = 15

/** A label template written for InvenTree as a design: texts, codes and images with their places; the rest is reported. */
export function importHtml(source: string, page: PageSize): ImportedPage {
  const notes: Notes = new Set()
  const css = [...blocksOf(source, 'style'), ...elementsOf(source, 'style')].join('\n')
  const [content] = blocksOf(source, 'content')
  const [body] = elementsOf(source, 'body')
  const reader = new PageReader({ page, notes, rules: readRules(withSizes(css, page)) })
  reader.read(readTokens(content ?? body ?? source))
  const objects = reader.objects
  if (objects.length === 0) notes.add('Nothing was found on the page that a label can show.')
  return {
    document: { format: 1, kind: 'design', ...page, prompts: [], samples: [], groups: [], objects },
    report: [...notes],
  }
}

function blocksOf(source: string, name: string): string[] {
  const block = new RegExp(`\\{%\\s*block\\s+${name}\\s*%\\}([\\s\\S]*?)\\{%\\s*endblock(?:\\s+\\w+)?\\s*%\\}`, 'gu')
  return Array.from(source.matchAll(block), ([, inside = '']) => inside)
}

function elementsOf(source: string, name: string): string[] {
  const element = new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}\\s*>`, 'giu')
  return Array.from(source.matchAll(element), ([, inside = '']) => inside)
}

/** Style sheets reckon with the size of the label. */
function withSizes(css: string, { widthMm, heightMm }: PageSize): string {
  return css
    .replaceAll(/\{\{\s*width\s*\}\}/gu, String(widthMm))
    .replaceAll(/\{\{\s*height\s*\}\}/gu, String(heightMm))
    .replaceAll(/\{%[\s\S]*?%\}/gu, '')
}

interface Place {
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

interface OpenElement {
  name: string
  style: Style
  text: string
}

class PageReader {
  readonly objects: LabelObject[] = []
  readonly #page: PageSize
  readonly #notes: Notes
  readonly #rules: ReturnType<typeof readRules>
  readonly #open: OpenElement[] = []
  /** Conditions around whole elements. */
  readonly #conditions: string[] = []
  #flowMm = EDGE_MM
  #skipping = ''

  constructor({ page, notes, rules }: { page: PageSize; notes: Notes; rules: ReturnType<typeof readRules> }) {
    this.#page = page
    this.#notes = notes
    this.#rules = rules
    this.#open.push({ name: '', style: {}, text: '' })
  }

  read(tokens: readonly Token[]): void {
    for (const token of tokens) this.#token(token)
    while (this.#open.length > 0) this.#close()
  }

  #token(token: Token): void {
    if (this.#skipping !== '') {
      if (token.kind === 'close' && token.name === this.#skipping) this.#skipping = ''
    } else if (token.kind === 'text') this.#text(token.text)
    else if (token.kind === 'close') this.#closeNamed(token.name)
    else this.#element(token)
  }

  #element({ name, attributes, isEmpty }: Extract<Token, { kind: 'open' }>): void {
    const top = this.#open.at(-1)
    if (SKIPPED.has(name)) this.#skipping = name
    else if (name === 'br' && top !== undefined) top.text += '\n'
    else if (name === 'img') this.#image(attributes, styleOf({ name, attributes }, this.#rules))
    else if (name === 'hr') this.#notes.add('A line across (<hr>) was left out; add it in the designer.')
    else if (name === 'table') this.#notes.add('A table was taken over as its texts, one below the other.')
    if (SKIPPED.has(name) || isEmpty || INLINE.has(name)) return
    this.#flush()
    this.#open.push({
      name,
      style: { ...inherited(top?.style ?? {}), ...styleOf({ name, attributes }, this.#rules) },
      text: '',
    })
  }

  #text(text: string): void {
    const top = this.#open.at(-1)
    if (top === undefined) return
    const isAround = text.replaceAll(/\{[%#][\s\S]*?[%#]\}/gu, '').trim() === ''
    if (isAround && top.text.trim() === '') this.#around(text)
    else top.text += text
  }

  /** Conditions that stand between elements are of the objects that follow. */
  #around(text: string): void {
    for (const [, tag = ''] of text.matchAll(/\{%\s*([\s\S]*?)\s*%\}/gu)) {
      const [name = '', ...rest] = wordsOf(tag)
      if (name === 'if') this.#conditions.push(rest.join(' '))
      else if (name === 'endif') this.#conditions.pop()
      else if (name === 'else' || name === 'elif') {
        this.#conditions.pop()
        this.#conditions.push('true')
        this.#notes.add('What stands in {% else %} around whole elements is always shown; give it a condition.')
      } else if (name === 'for') this.#notes.add('What {% for %} repeats was taken over once; use a table instead.')
      else if (name !== 'endfor') liquidOf(`{% ${tag} %}`, { notes: this.#notes, filters: FILTERS })
    }
  }

  #closeNamed(name: string): void {
    if (INLINE.has(name) || !this.#open.some((element) => element.name === name)) return
    while (this.#open.at(-1)?.name !== name) this.#close()
    this.#close()
  }

  #close(): void {
    this.#flush()
    this.#open.pop()
  }

  /** The text so far becomes an object. */
  #flush(): void {
    const top = this.#open.at(-1)
    if (top === undefined) return
    const text = plain(liquidOf(top.text, { notes: this.#notes, filters: FILTERS }))
    top.text = ''
    if (text === '') return
    const { style } = top
    const lines = text.split('\n').length
    const place = this.#place(style, { widthMm: this.#page.widthMm - 2 * EDGE_MM, heightMm: LINE_MM * lines })
    const fontMm = lengthMm(style['font-size'], LINE_MM)
    const largestMm = fontMm === null ? Math.min(LINE_MM, place.heightMm) : fontMm * 1.2
    this.objects.push(
      textObject(this.#id('text'), {
        ...place,
        text,
        largestMm: Math.min(largestMm, place.heightMm),
        smallestMm: Math.min(1.5, largestMm, place.heightMm),
        lines: Math.max(lines, Math.floor(place.heightMm / largestMm) || 1),
        align: alignOf(style['text-align']),
        verticalAlign: 'top',
        rotation: this.#rotation(style),
        when: this.#when(),
      }),
    )
  }

  #image(attributes: Readonly<Record<string, string>>, own: Style): void {
    const style = { ...own, ...sizeAttributes(attributes) }
    const source = (attributes['src'] ?? '').trim()
    const [, tag = ''] = /^\{%\s*([\s\S]*?)\s*%\}$/u.exec(source) ?? []
    const [name = '', data = '', ...options] = wordsOf(tag)
    const usual = { widthMm: PX_CODE_MM, heightMm: PX_CODE_MM }
    const place = this.#place(style, usual)
    const common = { when: this.#when(), rotation: this.#rotation(style) }
    const code = CODES[name]
    if (code !== undefined) {
      const symbology = code(options)
      if (symbology === null) this.#notes.add(`The barcode {% ${tag} %} is not known here; it became Code 128.`)
      const errorCorrection =
        (['L', 'M', 'Q', 'H'] as const).find((level) => options.includes(`error_correction="${level}"`)) ?? 'M'
      this.objects.push(
        barcodeObject(this.#id('code'), {
          ...place,
          ...common,
          symbology: symbology ?? 'code128',
          data: valueOf(data),
          errorCorrection,
        }),
      )
    } else if (name === 'asset') this.#picture(place, common, data.replaceAll(/^["']|["']$/gu, ''))
    else if (source.startsWith('data:')) this.#picture(place, common, source)
    else this.#notes.add(`The image "${source}" is not on this station; add it to the images and to the design.`)
  }

  #picture(place: Place, common: { when: string; rotation: 0 | 90 | 180 | 270 }, source: string): void {
    const own = { id: this.#id('image'), name: '', group: null, isLocked: false }
    this.objects.push({ kind: 'image', ...own, ...place, ...common, source, tone: 'threshold' })
  }

  #place(style: Style, usual: { widthMm: number; heightMm: number }): Place {
    const { widthMm: pageWidth, heightMm: pageHeight } = this.#page
    const isPlaced = style['position'] === 'absolute' || style['position'] === 'fixed'
    const left = lengthMm(style['left'], pageWidth)
    const right = lengthMm(style['right'], pageWidth)
    const top = lengthMm(style['top'], pageHeight)
    const bottom = lengthMm(style['bottom'], pageHeight)
    const between = left !== null && right !== null ? pageWidth - left - right : null
    const rest = left === null ? usual.widthMm : Math.min(usual.widthMm, pageWidth - left)
    const widthMm = Math.max(0.5, lengthMm(style['width'], pageWidth) ?? between ?? rest)
    const heightMm = Math.max(0.5, lengthMm(style['height'], pageHeight) ?? usual.heightMm)
    if (!isPlaced) {
      const yMm = this.#flowMm
      this.#flowMm += heightMm
      return rounded({ xMm: EDGE_MM, yMm, widthMm, heightMm })
    }
    const xMm = left ?? (right === null ? 0 : pageWidth - right - widthMm)
    const yMm = top ?? (bottom === null ? 0 : pageHeight - bottom - heightMm)
    return rounded({ xMm, yMm, widthMm, heightMm })
  }

  #rotation(style: Style): 0 | 90 | 180 | 270 {
    const [, degrees] = /rotate\((-?\d+)deg\)/u.exec(style['transform'] ?? '') ?? []
    if (degrees === undefined) return 0
    const turn = ((Number(degrees) % 360) + 360) % 360
    if (turn === 0 || turn === 90 || turn === 180 || turn === 270) return turn
    this.#notes.add(`A text that is turned by ${degrees} degrees stands upright; labels turn by 90 degrees only.`)
    return 0
  }

  #when(): string {
    const conditions = this.#conditions.filter((one) => one !== 'true')
    return conditions.length === 0 ? '' : conditions.join(' and ')
  }

  #id(kind: string): string {
    return `${kind}-${this.objects.length + 1}`
  }
}

type Symbology = Extract<LabelObject, { kind: 'barcode' }>['symbology']

const CLASSES: Readonly<Record<string, Symbology>> = {
  code128: 'code128',
  code39: 'code39',
  ean8: 'ean8',
  ean13: 'ean13',
  ean14: 'itf14',
  upca: 'upca',
  upc: 'upca',
  itf: 'itf14',
  gs1_128: 'gs1-128',
}

const CODES: Readonly<Record<string, (options: readonly string[]) => Symbology | null>> = {
  qrcode: () => 'qr',
  datamatrix: () => 'datamatrix',
  barcode(options) {
    const named = options.find((option) => option.startsWith('barcode_class=')) ?? 'code128'
    return CLASSES[named.replace('barcode_class=', '').replaceAll(/["']/gu, '')] ?? null
  },
}

function valueOf(data: string): string {
  return /^["']/u.test(data) ? data.slice(1, -1) : `{{ ${expressionOf(data)} }}`
}

/** What an element hands on to those in it. */
function inherited(style: Style): Style {
  const names = ['font-size', 'text-align', 'font-weight']
  return Object.fromEntries(Object.entries(style).filter(([name]) => names.includes(name)))
}

function sizeAttributes({ width, height }: Readonly<Record<string, string>>): Style {
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
}

function alignOf(text: string | undefined): 'left' | 'center' | 'right' {
  return text === 'center' || text === 'right' ? text : 'left'
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function plain(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
}

const round = (value: number): number => Math.round(value * 100) / 100

function rounded(place: Place): Place {
  return {
    xMm: round(place.xMm),
    yMm: round(place.yMm),
    widthMm: round(place.widthMm),
    heightMm: round(place.heightMm),
  }
}
