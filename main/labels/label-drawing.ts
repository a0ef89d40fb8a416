import { AppError, type ModelKey } from '@scanbench/plugin'
import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { LabelTemplate } from '../records/records.ts'
import { labelContext } from './label-context.ts'
import type { LabelTemplates } from './label-templates.ts'
import { layOut } from './drawing/layout.ts'
import type { LaidOutLabel } from './drawing/layout.ts'
import { renderText } from './drawing/liquid-text.ts'
import type { TemplateDocument } from './template.ts'

/** Where the data on labels comes from. */
export interface LabelData {
  /** The object as the API shows it, with the details of part and location; null when there is none. */
  record(model: ModelKey, pk: number): Promise<Record<string, unknown> | null>
  /** The text of its internal code. */
  code(model: ModelKey, pk: number): Promise<string>
}

export interface LabelDrawingOptions {
  templates: LabelTemplates
  data: LabelData
  baseUrl: () => string
  clock: () => Date
  /** Variables that plugins add; what fails there stops no label. */
  addContext?: (request: LabelContextRequest) => Promise<Record<string, unknown>>
}

export interface LabelContextRequest {
  template: LabelTemplate
  item: number
  user: number | null
  context: Record<string, unknown>
}

export interface LabelOf {
  template: number
  item: number
  user: number | null
}

export interface LabelRequest extends LabelOf {
  driver: LabelPrinterDriver
  settings: MachineSettingValues
}

/** A label in dots, before any printer, and the name of a file with it. */
export interface LabelOnItsOwn extends LaidOutLabel {
  fileName: string
}

export interface EncodedLabel {
  bytes: Uint8Array
  warnings: string[]
}

/** From template and object to the bytes for one printer. */
export class LabelDrawing {
  readonly #options: LabelDrawingOptions

  constructor(options: LabelDrawingOptions) {
    this.#options = options
  }

  async draw({ driver, settings, ...request }: LabelRequest): Promise<EncodedLabel> {
    const { label, warnings } = await this.layOut(request, driver.dotsPerMm(settings))
    return { bytes: driver.encode(label, settings), warnings }
  }

  async layOut({ template, item, user }: LabelOf, dotsPerMm: number): Promise<LabelOnItsOwn> {
    const document = this.#options.templates.get(template)
    const context = await this.#context(document, item, user)
    const fileName = renderText(document.record.filename_pattern, context)
    return { ...layOut(document, context, dotsPerMm), fileName }
  }

  async #context(document: TemplateDocument, item: number, user: number | null) {
    const context = await this.#ownContext(document, item, user)
    const request = { template: document.record, item, user, context }
    return { ...context, ...(await this.#options.addContext?.(request)) }
  }

  async #ownContext({ record: template }: TemplateDocument, item: number, user: number | null) {
    const { data, baseUrl, clock } = this.#options
    const model = template.model_type
    const record = await data.record(model, item)
    if (record === null)
      throw new AppError('NOT_FOUND', `There is no ${model} ${item} any more, so its label cannot be drawn.`)
    const parentPk = model === 'stocklocation' ? record['parent'] : null
    const parent = typeof parentPk === 'number' ? await data.record(model, parentPk) : null
    const code = await data.code(model, item)
    return labelContext({ template, record, parent, code, baseUrl: baseUrl(), now: clock(), user })
  }
}
