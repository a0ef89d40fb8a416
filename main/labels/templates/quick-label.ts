import type { DesignDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelTemplates } from './published-templates.ts'
import { barcodeObject, textObject } from './template-objects.ts'
import type { LabelStore } from './label-sort.ts'

interface Size {
  widthMm: number
  heightMm: number
}

interface Options {
  templates: Pick<LabelTemplates, 'list'>
  templateStore: Pick<LabelStore, 'create'>
}

/** It fits no object: quick labels are of nothing in stock. */
const OF_NOTHING = 'pk=0'
const MODEL = 'stockitem'

/** Labels that somebody just types: a text and, if wanted, a code. There is a template for each size that was printed. */
export class QuickLabel {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The template of this size; made when it is needed for the first time. */
  async template(size: Size, user: number | null): Promise<LabelTemplate> {
    const { templates, templateStore } = this.#options
    const name = `Quick label ${size.widthMm} x ${size.heightMm} mm`
    const all = templates.list({ model_type: MODEL, enabled: true }, EVERYTHING).results
    const known = all.find((template) => template.name === name && template.filters === OF_NOTHING)
    return known ?? templateStore.create({ ...FIELDS, name, document: quickDocument(size) }, user)
  }
}

const EVERYTHING = { limit: null, offset: 0, search: [], ordering: [] }

const FIELDS = {
  description: 'A text and a code that somebody types at the station',
  model_type: MODEL,
  filters: OF_NOTHING,
  filename_pattern: 'label.pdf',
  enabled: true,
  attach_to_model: false,
  file_name: null,
} as const

/** One text in the middle, as large as it fits; a code takes room beside it on a wide label, below it on others. */
export function quickDocument({ widthMm, heightMm }: Size): DesignDocument {
  const edge = Math.min(2, widthMm / 10, heightMm / 10)
  const whole = { xMm: edge, yMm: edge, widthMm: widthMm - 2 * edge, heightMm: heightMm - 2 * edge }
  const { besideCode, code } = split(whole, edge)
  return {
    format: 1,
    kind: 'design',
    widthMm,
    heightMm,
    prompts: [
      { key: 'text', question: 'Text', type: 'text', choices: [], initial: '', isRequired: true },
      { key: 'code', question: 'Code', type: 'text', choices: [], initial: '', isRequired: false },
    ],
    samples: [],
    groups: [],
    objects: [
      quickText('text', whole, '{% if answers.code == "" %}yes{% endif %}'),
      quickText('text-with-code', besideCode, '{{ answers.code }}'),
      barcodeObject('code', { ...code, symbology: 'qr', data: '{{ answers.code }}', when: '{{ answers.code }}' }),
    ],
  }
}

interface Area extends Size {
  xMm: number
  yMm: number
}

function split(whole: Area, gap: number): { besideCode: Area; code: Area } {
  const { xMm, yMm, widthMm, heightMm } = whole
  const isWide = widthMm >= heightMm * 1.2
  const side = Math.min(widthMm, heightMm, isWide ? widthMm / 2 : heightMm / 2)
  const size = { widthMm: side, heightMm: side }
  if (isWide)
    return {
      besideCode: { ...whole, widthMm: widthMm - side - gap },
      code: { ...size, xMm: xMm + widthMm - side, yMm: yMm + (heightMm - side) / 2 },
    }
  return {
    besideCode: { ...whole, heightMm: heightMm - side - gap },
    code: { ...size, xMm: xMm + (widthMm - side) / 2, yMm: yMm + heightMm - side },
  }
}

function quickText(id: string, area: Area, when: string) {
  return textObject(id, {
    ...area,
    text: '{{ answers.text }}',
    largestMm: Math.min(40, area.heightMm),
    smallestMm: Math.min(1.5, area.heightMm),
    lines: 6,
    align: 'center',
    when,
  })
}
