import type { LabelObject } from '../../../records/label-document.ts'
import { LABEL_FILTERS } from '../../liquid/filters.ts'
import { barcodeObject, textObject } from '../template-objects.ts'
import { CODE_TAGS } from './code-tags.ts'
import { lengthMm, styleOf } from './css.ts'
import type { readRules, Style } from './css.ts'
import { callOf, expressionOf, liquidOf, wordsOf } from './django-text.ts'
import type { Notes } from './django-text.ts'
import type { Token } from './html-tokens.ts'
import { EDGE_MM, PagePlaces } from './page-places.ts'
import type { PageSize, Place, Rotation } from './page-places.ts'

const FILTERS: ReadonlySet<string> = new Set(Object.keys(LABEL_FILTERS))
/** Labels have no company, so that its picture is none of them. */
const PICTURE_TAGS = new Set(['part_image', 'uploaded_image', 'logo_image'])
const INLINE = new Set(['b', 'strong', 'i', 'em', 'span', 'u', 'small', 'a', 'font'])
const SKIPPED = new Set(['head', 'style', 'script', 'title'])
const LINE_MM = 4
const PX_CODE_MM = 15

interface OpenElement {
  name: string
  style: Style
  text: string
}

interface Common {
  when: string
  rotation: Rotation
}

interface ReadCode {
  symbology: Extract<LabelObject, { kind: 'barcode' }>['symbology']
  data: string
  options: readonly string[]
}

/** Reads a page piece by piece; each text, code and image becomes an object of the label. */
export class PageReader {
  readonly objects: LabelObject[] = []
  readonly #page: PageSize
  readonly #places: PagePlaces
  readonly #notes: Notes
  readonly #rules: ReturnType<typeof readRules>
  readonly #open: OpenElement[] = []
  /** Conditions around whole elements. */
  readonly #conditions: string[] = []
  #skipping = ''

  constructor({ page, notes, rules }: { page: PageSize; notes: Notes; rules: ReturnType<typeof readRules> }) {
    this.#page = page
    this.#places = new PagePlaces(page, notes)
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
    const place = this.#places.of(style, { widthMm: this.#page.widthMm - 2 * EDGE_MM, heightMm: LINE_MM * lines })
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
        rotation: this.#places.rotationOf(style),
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
    const place = this.#places.of(style, usual)
    const common = { when: this.#when(), rotation: this.#places.rotationOf(style) }
    const code = CODE_TAGS[name]
    if (code !== undefined) {
      const made = code(options)
      if (made === null) this.#notes.add(`The barcode {% ${tag} %} is not known here; it became Code 128.`)
      if (made !== null && 'pictureOf' in made)
        this.#picture(place, common, `{{ ${expressionOf(data)} | barcode: "${made.pictureOf}" }}`)
      else this.#code(place, common, { symbology: made?.symbology ?? 'code128', data, options })
    } else if (name === 'asset') this.#picture(place, common, data.replaceAll(/^["']|["']$/gu, ''))
    else if (PICTURE_TAGS.has(name)) this.#picture(place, common, `{{ ${callOf(name, [data, ...options].join(' '))} }}`)
    else if (source.startsWith('data:')) this.#picture(place, common, source)
    else this.#notes.add(`The image "${source}" is not on this station; add it to the images and to the design.`)
  }

  #code(place: Place, common: Common, { symbology, data, options }: ReadCode): void {
    const level = (['L', 'M', 'Q', 'H'] as const).find((one) => options.includes(`error_correction="${one}"`)) ?? 'M'
    const values = { ...place, ...common, symbology, data: valueOf(data), errorCorrection: level }
    this.objects.push(barcodeObject(this.#id('code'), values))
  }

  #picture(place: Place, common: Common, source: string): void {
    const own = { id: this.#id('image'), name: '', group: null, isLocked: false }
    this.objects.push({ kind: 'image', ...own, ...place, ...common, source, tone: 'threshold' })
  }

  #when(): string {
    const conditions = this.#conditions.filter((one) => one !== 'true')
    return conditions.length === 0 ? '' : conditions.join(' and ')
  }

  #id(kind: string): string {
    return `${kind}-${this.objects.length + 1}`
  }
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
