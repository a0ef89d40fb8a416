import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { OutputFile } from '../../outputs/output-files.ts'
import { labelSvg } from '../drawing/label-svg.ts'
import { drawOnPage } from '../drawing/pdf-label.ts'
import type { LabelDrawing, LabelOf } from '../label-drawing.ts'
import type { LabelTemplates } from '../templates/published-templates.ts'
import type { PrintJournal } from '../journal/print-journal.ts'
import type { LabelSheet } from '../../records/sheet-records.ts'
import { firstSheet } from './first-sheet.ts'
import { planSheets } from './sheet-plan.ts'
import type { SheetLayout, SheetPlan } from './sheet-plan.ts'

interface Options {
  templates: LabelTemplates
  drawing: Pick<LabelDrawing, 'layOut' | 'layOutPage'>
  journal: Pick<PrintJournal, 'get'>
  outputs: {
    prepareFile(name: string): Promise<OutputFile>
    attachToJob(job: number, file: OutputFile): Promise<void>
    discardFile(file: OutputFile): Promise<void>
  }
  resolution: () => Promise<number>
  log: Logger
}

export interface SheetRequest {
  job: number
  /** Null: each label on a page of its own size. */
  layout: SheetLayout | null
  /** HTML is for looking into what went wrong. */
  format: 'pdf' | 'html'
  /** The plugin that asks: it gets files for its own jobs only. */
  plugin: string | null
}

interface Sheets {
  title: string
  label: { widthMm: number; heightMm: number }
  plan: SheetPlan
  border: boolean
  labels: LabelOf[]
  dotsPerMm: number
}

const MM_PER_INCH = 25.4
const POINTS_PER_MM = 72 / MM_PER_INCH
const LINE_MM = 0.1
const FAILED_COLOR = '#e03131'

/** Several labels on a page, for sheets of stickers. */
export class LabelSheets {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The first sheet before anything is printed. */
  plan(template: number, layout: SheetLayout, labels: number): LabelSheet {
    const found = this.#options.templates.find(template)
    if (found === null) throw new AppError('NOT_FOUND', `There is no label template ${template}.`)
    return firstSheet(layout, { widthMm: found.record.width, heightMm: found.record.height }, labels)
  }

  /** The file becomes the output of the job. A label that cannot be drawn is a marked place, and the others are there. */
  async make({ job, layout, format, plugin }: SheetRequest): Promise<{ file: string; pages: number }> {
    const { outputs } = this.#options
    const sheets = await this.#sheets(job, layout, plugin)
    const file = await outputs.prepareFile(`labels.${format}`)
    try {
      if (format === 'pdf') await this.#writePdf(file.path, sheets)
      else await writeFile(file.path, await this.#page(sheets))
    } catch (error) {
      await outputs.discardFile(file)
      throw error
    }
    await outputs.attachToJob(job, file)
    return { file: file.name, pages: sheets.plan.pages }
  }

  async #sheets(job: number, layout: SheetLayout | null, plugin: string | null): Promise<Sheets> {
    const { journal, templates, resolution } = this.#options
    const { template, template_revision: revision, user, labels = [], ...about } = await journal.get(job)
    if (about.plugin !== plugin) throw new AppError('FORBIDDEN', `Print job ${job} belongs to another plugin.`)
    if (labels.length === 0) throw new AppError('INVALID_INPUT', 'No labels were generated')
    const { record } = await templates.at(template, revision)
    const label = { widthMm: record.width, heightMm: record.height }
    return {
      title: about.template_name,
      label,
      plan: layout === null ? ownPages(label, labels.length) : planSheets(layout, label, labels.length),
      border: layout?.border ?? false,
      labels: labels.map(({ item, data }, index) => ({ template, revision, item, data, user, position: index + 1 })),
      dotsPerMm: (await resolution()) / MM_PER_INCH,
    }
  }

  async #writePdf(path: string, { title, label, plan, border, labels, dotsPerMm }: Sheets): Promise<void> {
    const { default: PdfFile } = await import('pdfkit')
    const document = new PdfFile({ autoFirstPage: false, margin: 0, info: { Title: title } })
    const written = pipeline(document, createWriteStream(path))
    let page = -1
    for (const [index, one] of labels.entries()) {
      const place = plan.place(index)
      for (; page < place.page; page++)
        document.addPage({
          size: [plan.page.widthMm * POINTS_PER_MM, plan.page.heightMm * POINTS_PER_MM],
          margin: 0,
        })
      const drawn = await this.#attempt(one, () => this.#options.drawing.layOutPage(one, dotsPerMm))
      document.save().translate(place.xMm * POINTS_PER_MM, place.yMm * POINTS_PER_MM)
      if (drawn !== null) drawOnPage(document, drawn.label)
      const area = [0, 0, label.widthMm * POINTS_PER_MM, label.heightMm * POINTS_PER_MM] as const
      if (drawn === null) document.rect(...area).fill(FAILED_COLOR)
      if (border)
        document
          .lineWidth(LINE_MM * POINTS_PER_MM)
          .rect(...area)
          .stroke('black')
      document.restore()
      await nextTurn()
    }
    document.end()
    await written
  }

  async #page({ title, label, plan, border, labels, dotsPerMm }: Sheets): Promise<string> {
    const size = `width:${label.widthMm}mm;height:${label.heightMm}mm`
    const pages = Array.from({ length: plan.pages }, (): string[] => [])
    for (const [index, one] of labels.entries()) {
      const { page, xMm, yMm } = plan.place(index)
      const drawn = await this.#attempt(one, () => this.#options.drawing.layOut(one, dotsPerMm))
      const [inside, color] = drawn === null ? ['', `;background:${FAILED_COLOR}`] : [labelSvg(drawn.label), '']
      const line = border ? `;outline:${LINE_MM}mm solid black` : ''
      pages[page]?.push(`<div style="left:${xMm}mm;top:${yMm}mm;${size}${color}${line}">${inside}</div>`)
      await nextTurn()
    }
    const { widthMm, heightMm } = plan.page
    return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; } body { margin: 0; }
section { position: relative; width: ${widthMm}mm; height: ${heightMm}mm; break-after: page; }
div { position: absolute; } svg { width: 100%; height: 100%; }
</style></head><body>${pages.map((places) => `<section>${places.join('\n')}</section>`).join('\n')}</body></html>`
  }

  async #attempt<Drawn>(label: LabelOf, draw: () => Promise<Drawn>): Promise<Drawn | null> {
    try {
      return await draw()
    } catch (error) {
      this.#options.log.error('A label of a sheet could not be drawn; its place is marked', {
        label: { ...label },
        error,
      })
      return null
    }
  }
}

function ownPages(page: { widthMm: number; heightMm: number }, pages: number): SheetPlan {
  return { page, columns: 1, rows: 1, pages, place: (label) => ({ page: label, xMm: 0, yMm: 0 }) }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/gu, (letter) => ENTITIES[letter] ?? '')
}
