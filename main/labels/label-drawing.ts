import { AppError } from '@scanbench/plugin'
import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { LabelDocument } from '../records/label-document.ts'
import type { LabelTemplate } from '../records/label-records.ts'
import { LabelContexts } from './label-contexts.ts'
import type { ContextWish, LabelContextsOptions } from './label-contexts.ts'
import type { LabelTemplates } from './templates/published-templates.ts'
import { DotsOnce } from './drawing/dots.ts'
import type { DotsPort } from './drawing/dots.ts'
import { forFile, forPage } from './drawing/for-page.ts'
import { forPrinter } from './drawing/for-printer.ts'
import type { PrinterLabel } from './drawing/for-printer.ts'
import type { LaidOutLabel } from './drawing/laid-out.ts'
import { layOut } from './drawing/layout.ts'
import type { LabelSurroundings } from './drawing/layout.ts'
import { movedLayout, offsetOf } from './drawing/offset.ts'
import { scaleOf } from './drawing/scale.ts'
import { renderText } from './drawing/liquid-text.ts'
import type { PageLabel } from './drawing/pdf-label.ts'
import { renderCommands } from './commands/render-commands.ts'
import { NO_HOST, withHost } from './liquid/template-host.ts'
import type { TemplateHost } from './liquid/template-host.ts'

type Values = Record<string, unknown>

export interface LabelDrawingOptions extends LabelContextsOptions {
  templates: LabelTemplates
  /** Draws what printers cannot draw by themselves. */
  dots: DotsPort
  /** A data URI for the name of an image that the station keeps, or null. */
  asset?: (name: string) => string | null
  /** What templates get from the station beside the values of their object. */
  host?: () => Promise<Omit<TemplateHost, 'asset'>>
}

export interface LabelOf {
  template: number
  /** Without it the published one. */
  revision?: number
  /** Null for a label that is of no object: a row of a file, a number of a counter. */
  item: number | null
  /** Values over those of the object. */
  data?: Record<string, unknown> | null
  user: number | null
  /** Number of the label within its job, from 1: what counters count. */
  position: number
  /** How often it was printed before; without it never. */
  reprint?: number
}

export interface Printer {
  driver: LabelPrinterDriver
  settings: MachineSettingValues
}

export interface LabelRequest extends LabelOf, Printer {}

/** A label in dots, before any printer, and the name of a file with it. */
export interface LabelOnItsOwn {
  label: PrinterLabel['label']
  warnings: string[]
  fileName: string
}

export interface EncodedLabel {
  bytes: Uint8Array
  /** What can be scanned on it; nothing is known of hand-written commands. */
  codes: string[]
  /** Of what is drawn; null for hand-written commands. */
  sizeMm: LabelSize | null
  /** Where everything lies; null for hand-written commands. */
  laidOut: LaidOutLabel | null
  warnings: string[]
}

export interface LabelSize {
  widthMm: number
  heightMm: number
}

/** A template with the data of one object. */
export interface DraftRequest extends Printer {
  document: LabelDocument
  context: Record<string, unknown>
  index: number
  /** What cannot be drawn is left out and noted. */
  isDraft: boolean
}

/** The bytes for one printer, and what is to be known of them. */
export interface DrawnDraft extends Omit<PrinterLabel, 'label'> {
  bytes: Uint8Array
  /** Where everything lies, before the printer; null for hand-written commands. */
  laidOut: LaidOutLabel | null
}

/** From template and object to the bytes for one printer. */
export class LabelDrawing {
  readonly #options: LabelDrawingOptions
  readonly #contexts: LabelContexts
  readonly #dots: DotsOnce

  constructor(options: LabelDrawingOptions) {
    this.#options = options
    this.#contexts = new LabelContexts(options)
    this.#dots = new DotsOnce(options.dots)
  }

  async draw({ driver, settings, ...request }: LabelRequest): Promise<EncodedLabel> {
    const { document } = await this.#template(request)
    refuseOtherLanguage(document, driver)
    const context = await this.context(request)
    const { bytes, notes, laidOut } = await this.drawDraft({
      document,
      context,
      index: request.position - 1,
      isDraft: false,
      driver,
      settings,
    })
    if (document.kind === 'commands' && driver.decode(bytes, settings).length === 0)
      throw new AppError(
        'RENDER_FAILED',
        `This template is written in ${document.language.toUpperCase()}, and this printer finds no label in it. Choose another printer.`,
      )
    const warnings = notes.map(({ message }) => message)
    return { bytes, codes: codesOn(laidOut), sizeMm: sizeOf(laidOut), laidOut, warnings }
  }

  /** Any document with any values: for previews of what is not stored. */
  async drawDraft({ document, driver, settings, ...surroundings }: DraftRequest): Promise<DrawnDraft> {
    if (document.kind === 'commands') {
      if (scaleOf(settings) !== 1) throw notScaled()
      return {
        bytes: renderCommands(document, withAnswers(document, await this.#hosted(surroundings.context))),
        notes: [],
        asDots: [],
        laidOut: null,
      }
    }
    const context = await this.#hosted(surroundings.context)
    const dotsPerMm = driver.dotsPerMm(settings)
    const laidOut = this.#layOut(document, { ...surroundings, context, dotsPerMm, scale: scaleOf(settings) })
    const moved = movedLayout(laidOut, offsetOf(settings, dotsPerMm))
    const { label, notes, asDots } = await forPrinter(moved, { driver, settings }, this.#dots)
    return { bytes: driver.encode(label, settings), notes, asDots, laidOut }
  }

  async layOut(request: LabelOf, dotsPerMm: number): Promise<LabelOnItsOwn> {
    const { laidOut, fileName } = await this.#laidOut(request, dotsPerMm)
    const { label, notes } = await forFile(laidOut, this.#dots)
    return { label, warnings: notes.map(({ message }) => message), fileName }
  }

  /** The same for a page, where more can be text. */
  async layOutPage(request: LabelOf, dotsPerMm: number): Promise<{ label: PageLabel; fileName: string }> {
    const { laidOut, fileName } = await this.#laidOut(request, dotsPerMm)
    return { label: await forPage(laidOut, this.#dots), fileName }
  }

  async #laidOut(request: LabelOf, dotsPerMm: number): Promise<{ laidOut: LaidOutLabel; fileName: string }> {
    const { document, record } = await this.#template(request)
    const context = await this.#hosted(await this.context(request))
    const index = request.position - 1
    const laidOut = this.#layOut(document, { context, dotsPerMm, scale: 1, index, isDraft: false })
    return { laidOut, fileName: renderText(record.filename_pattern, context) }
  }

  /** What was ordered before another revision was published is drawn as it was. */
  async #template({ template, revision }: Pick<LabelOf, 'template' | 'revision'>) {
    const { templates } = this.#options
    return revision === undefined ? templates.get(template) : templates.at(template, revision)
  }

  async #hosted(values: Record<string, unknown>): Promise<Record<string, unknown>> {
    const { asset = NO_HOST.asset, host = async () => NO_HOST } = this.#options
    return withHost(values, { ...(await host()), asset })
  }

  #layOut(document: LabelDocument, surroundings: Omit<LabelSurroundings, 'now' | 'asset'>) {
    if (document.kind !== 'design')
      throw new AppError(
        'RENDER_FAILED',
        `A template in ${document.language.toUpperCase()} has no drawing. Print it on a printer of its language.`,
      )
    const { clock, asset = () => null } = this.#options
    const context = withAnswers(document, surroundings.context)
    return layOut(document, { ...surroundings, context, now: clock(), asset })
  }

  /** The values that a template sees for an object. */
  async context(request: Omit<LabelOf, 'position'>): Promise<Record<string, unknown>> {
    const { item, data, user, reprint = 0 } = request
    const { record, document } = await this.#template(request)
    const context = item === null ? {} : await this.contextOf(record, item, { user, document })
    return { ...context, reprint, ...data }
  }

  /** With the lists that the document names; without a document with all that there are. */
  contextOf(record: LabelTemplate, item: number, wish: ContextWish): Promise<Values> {
    return this.#contexts.of(record, item, wish)
  }
}

/** What the operator was asked for; where nobody was asked, what stands there at first. */
function withAnswers({ prompts }: LabelDocument, context: Record<string, unknown>): Record<string, unknown> {
  if (prompts.length === 0) return context
  const initial = Object.fromEntries(prompts.map(({ key, initial: value }) => [key, value]))
  const given = context['answers']
  return { ...context, answers: { ...initial, ...(typeof given === 'object' ? given : {}) } }
}

/** Of a label that was laid out; nobody knows it of hand-written commands. */
export function sizeOf(label: LaidOutLabel | null): LabelSize | null {
  if (label === null) return null
  const { widthDots, heightDots, dotsPerMm } = label
  return { widthMm: widthDots / dotsPerMm, heightMm: heightDots / dotsPerMm }
}

function notScaled(): AppError {
  return new AppError(
    'RENDER_FAILED',
    'A label that is written in the commands of a printer has the size that it was written in. Print it at 100 %.',
  )
}

function codesOn(label: LaidOutLabel | null): string[] {
  const codes = (label?.items ?? []).flatMap((item) =>
    'step' in item && item.step.kind === 'barcode' ? [item.step.data] : [],
  )
  return Array.from(new Set(codes))
}

/** A printer would take most of another language for text, or wait for an end that never comes. */
function refuseOtherLanguage(document: LabelDocument, { LANGUAGE, NAME }: LabelPrinterDriver): void {
  if (document.kind !== 'commands' || LANGUAGE === null || LANGUAGE === document.language) return
  const [written, spoken] = [document.language, LANGUAGE].map((language) => language.toUpperCase())
  throw new AppError(
    'RENDER_FAILED',
    `This template is written in ${written}, and the "${NAME}" speaks ${spoken}. Choose another printer.`,
  )
}
