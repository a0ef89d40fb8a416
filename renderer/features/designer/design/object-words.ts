import type { LabelObject } from '../../../../main/records/label-document.ts'
import type { ObjectKind } from './new-object.ts'

/** What people call each kind. */
export const KIND_WORDS: Readonly<Record<ObjectKind, string>> = {
  text: 'Text',
  barcode: 'Code',
  image: 'Image',
  line: 'Line',
  box: 'Box',
  ellipse: 'Ellipse',
  table: 'Table',
  date: 'Date',
  counter: 'Counter',
}

/** What it shows, in short: `part.name` of `{{ part.name }}`. */
export function contentOf(object: LabelObject): string {
  return sourceOf(object)
    .replaceAll(/\{%.*?%\}/gsu, ' ')
    .replaceAll(/\{\{\s*([^}|]*?)\s*(?:\|[^}]*)?\}\}/gu, '$1 ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function sourceOf(object: LabelObject): string {
  switch (object.kind) {
    case 'text':
    case 'counter':
      return object.text
    case 'barcode':
      return object.data
    case 'date':
      return object.pattern
    case 'table':
      return object.list
    case 'image':
      return object.source.startsWith('data:') ? '' : object.source
    default:
      return ''
  }
}

/** How it is called in lists and read out: its own name, or what it shows. */
export function nameOf(object: LabelObject): string {
  return [KIND_WORDS[object.kind], object.name || shortened(contentOf(object)) || object.id].join(' ')
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
