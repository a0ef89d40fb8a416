import type { DesignDocument, LineObject, TableObject, TextObject } from '../../../records/label-document.ts'
import type { LabelTemplate } from '../../../records/label-records.ts'
import { lineObject, textObject } from '../template-objects.ts'
import type { TemplateDocument } from '../template.ts'

type Told = Pick<LabelTemplate, 'name' | 'description' | 'model_type' | 'width' | 'height'>

/** A label that the program brings along; its key is given when the station keeps it. */
export function builtIn(
  told: Told,
  { prompts = [], objects }: Pick<DesignDocument, 'objects'> & Partial<DesignDocument>,
): Omit<TemplateDocument, 'record'> & { record: Omit<LabelTemplate, 'pk'> } {
  const { width: widthMm, height: heightMm } = told
  const document: DesignDocument = {
    format: 1,
    kind: 'design',
    widthMm,
    heightMm,
    prompts,
    samples: [],
    groups: [],
    objects,
  }
  return { record: { ...RECORD, ...told }, document }
}

const RECORD = {
  filters: '',
  filename_pattern: 'label.pdf',
  enabled: true,
  attach_to_model: false,
  revision: 1,
  template: '',
  updated: null,
  updated_by: null,
  kind: 'design',
  draft: false,
} as const satisfies Partial<LabelTemplate>

type Area = Pick<TextObject, 'xMm' | 'yMm' | 'widthMm' | 'heightMm'>

/** R2 on the second print: who finds two labels knows which one is the later. */
export function reprintMark(area: Area, align: TextObject['align'] = 'right'): TextObject {
  return textObject('reprint', {
    ...area,
    name: 'Reprint mark',
    when: 'reprint > 0',
    text: 'R{{ reprint | plus: 1 }}',
    largestMm: area.heightMm,
    smallestMm: Math.min(2, area.heightMm),
    align,
  })
}

/** What it is, as large as it goes, and a rule below: the head of labels of 50 by 30 mm. */
export function nameAndRule(): [TextObject, LineObject] {
  const area = { xMm: 2, yMm: 1.5, widthMm: 46, heightMm: 8.75 }
  return [
    textObject('name', { ...area, largestMm: 6.5, smallestMm: 3, lines: 2, text: '{{ part.name }}' }),
    lineObject('rule', { xMm: 2, yMm: 10.75, lengthMm: 46 }),
  ]
}

type TableValues = Area & Pick<TableObject, 'list' | 'columns' | 'rowMm' | 'textMm'>

export function tableObject(id: string, values: TableValues): TableObject {
  return {
    kind: 'table',
    id,
    name: '',
    when: '',
    group: null,
    isLocked: false,
    font: 'printer',
    hasTitles: true,
    lineMm: 0.25,
    ...values,
  }
}
