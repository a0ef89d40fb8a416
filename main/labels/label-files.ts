import { AppError } from '@scanbench/plugin'
import type { OutputFile } from '../outputs/output-files.ts'
import { writeLabelPdf } from './label-pdf.ts'
import type { PdfPage } from './label-pdf.ts'
import type { LabelDrawing } from './label-drawing.ts'
import type { LabelTemplates } from './label-templates.ts'
import type { PrintJournal } from './print-journal.ts'

interface Options {
  templates: LabelTemplates
  drawing: LabelDrawing
  journal: PrintJournal
  outputs: {
    prepareFile(name: string): Promise<OutputFile>
    attachToJob(job: number, file: OutputFile): Promise<void>
    discardFile(file: OutputFile): Promise<void>
  }
  /** Dots per inch, where no printer says its own. */
  resolution: () => Promise<number>
}

export interface FileRequest {
  job: number
  items: number[]
  /** The plugin that asks: it gets files for its own jobs only. */
  plugin: string | null
}

const MM_PER_INCH = 25.4

/** Labels as files instead of on paper. */
export class LabelFiles {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** One label a page; the file becomes the output of the job. */
  async pdf({ job, items, plugin }: FileRequest): Promise<{ file: string; pages: number }> {
    const { journal, outputs, templates } = this.#options
    const { template, user, plugin: owner, template_name } = await journal.get(job)
    if (owner !== plugin) throw new AppError('FORBIDDEN', `Print job ${job} belongs to another plugin.`)
    const first = items[0]
    if (first === undefined) throw new AppError('INVALID_INPUT', 'No items provided to print')
    const { record } = templates.get(template)
    const dotsPerMm = (await this.#options.resolution()) / MM_PER_INCH
    const draw = (item: number, position: number) =>
      this.#options.drawing.layOut({ template, item, user, position }, dotsPerMm)
    const opening = await draw(first, 1)
    const file = await outputs.prepareFile(pdfName(opening.fileName))
    async function* pages(): AsyncGenerator<PdfPage> {
      const size = { widthMm: record.width, heightMm: record.height }
      yield { label: opening.label, ...size }
      for (const [index, item] of items.slice(1).entries())
        yield { label: (await draw(item, index + 2)).label, ...size }
    }
    try {
      await writeLabelPdf(file.path, template_name, pages())
    } catch (error) {
      await outputs.discardFile(file)
      throw error
    }
    await outputs.attachToJob(job, file)
    return { file: file.name, pages: items.length }
  }
}

function pdfName(name: string): string {
  return /\.pdf$/iu.test(name) ? name : `${name === '' ? 'label' : name}.pdf`
}
