import { AppError, type ModelKey } from '@scanbench/plugin'
import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import { labelContext } from './label-context.ts'
import type { LabelTemplates } from './label-templates.ts'
import { layOut } from './drawing/layout.ts'
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
}

export interface LabelRequest {
  template: number
  item: number
  user: number | null
  driver: LabelPrinterDriver
  settings: MachineSettingValues
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

  async draw({ template, item, user, driver, settings }: LabelRequest): Promise<EncodedLabel> {
    const document = this.#options.templates.get(template)
    const context = await this.#context(document, item, user)
    const { label, warnings } = layOut(document, context, driver.dotsPerMm(settings))
    return { bytes: driver.encode(label, settings), warnings }
  }

  async #context({ record: template }: TemplateDocument, item: number, user: number | null) {
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
