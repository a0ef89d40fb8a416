import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@scanbench/plugin'
import type { DrawnLabel } from '@scanbench/plugin/machine'
import type { OutputFile } from '../../outputs/output-files.ts'
import type { PrintLabel } from '../../records/print-records.ts'
import { zipStream } from '../../outputs/zip-stream.ts'
import type { ZipEntry } from '../../outputs/zip-stream.ts'
import { labelSvg } from '../drawing/label-svg.ts'
import type { PageLabel } from '../drawing/pdf-label.ts'
import type { DrawingAnswers, DrawingOrders } from '../drawing/raster/drawing-order.ts'
import { writeLabelPdf } from './label-pdf.ts'
import type { LabelDrawing, LabelOf } from '../label-drawing.ts'
import type { LabelTemplates } from '../templates/published-templates.ts'
import type { PrintJournal } from '../journal/print-journal.ts'

interface Options {
  templates: LabelTemplates
  drawing: LabelDrawing
  /** Who makes a picture of dots. */
  eye: { draw(kind: 'look', order: DrawingOrders['look']): Promise<DrawingAnswers['look']> }
  journal: PrintJournal
  outputs: {
    prepareFile(name: string): Promise<OutputFile>
    attachToJob(job: number, file: OutputFile): Promise<void>
    discardFile(file: OutputFile): Promise<void>
  }
  /** Dots per inch, where no printer says its own. */
  resolution: () => Promise<number>
}

export const LABEL_FILE_FORMATS = ['pdf', 'png', 'svg'] as const
export type LabelFileFormat = (typeof LABEL_FILE_FORMATS)[number]

export interface FileRequest {
  job: number
  items: number[]
  format: LabelFileFormat
  /** The plugin that asks: it gets files for its own jobs only. */
  plugin: string | null
}

interface FileLabel<Drawn> {
  label: Drawn
  /** As the template names it; without an ending it gets that of its form. */
  fileName: string
}

/** The labels of a job, drawn one after the other. */
interface Content<Drawn> {
  title: string
  size: { widthMm: number; heightMm: number }
  count: number
  first: FileLabel<Drawn>
  labels: () => AsyncGenerator<FileLabel<Drawn>>
}

type Draw<Drawn> = (label: LabelOf, dotsPerMm: number) => Promise<FileLabel<Drawn>>

type JobItems = Omit<FileRequest, 'format'>

interface MadeFile {
  file: string
  pages: number
}

const MM_PER_INCH = 25.4

/** Labels as files instead of on paper. */
export class LabelFiles {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** The file becomes the output of the job. */
  make({ format, ...request }: FileRequest): Promise<MadeFile> {
    return format === 'pdf' ? this.#makePdf(request) : this.#makePictures(request, format)
  }

  async #makePdf(request: JobItems): Promise<MadeFile> {
    const { drawing } = this.#options
    const content = await this.#content(request, (label, dotsPerMm) => drawing.layOutPage(label, dotsPerMm))
    const name = named(content.first.fileName, 'pdf')
    return this.#written(request, name, content.count, (path) => writePdf(path, content))
  }

  async #makePictures(request: JobItems, format: 'png' | 'svg'): Promise<MadeFile> {
    const { drawing } = this.#options
    const content = await this.#content(request, (label, dotsPerMm) => drawing.layOut(label, dotsPerMm))
    const { count, first, title } = content
    if (count > 1)
      return this.#written(request, named(title, 'zip'), count, (path) => this.#writeArchive(path, content, format))
    return this.#written(request, named(first.fileName, format), count, async (path) =>
      writeFile(path, await this.#picture(first.label, format)),
    )
  }

  /** What could not be written is not left behind. */
  async #written({ job }: JobItems, name: string, pages: number, write: (path: string) => Promise<void>) {
    const { outputs } = this.#options
    const file = await outputs.prepareFile(name)
    try {
      await write(file.path)
    } catch (error) {
      await outputs.discardFile(file)
      throw error
    }
    await outputs.attachToJob(job, file)
    return { file: file.name, pages }
  }

  /** The first label is drawn before a file is begun: it says its name, and most errors are in every label. */
  async #content<Drawn>({ job, items, plugin }: JobItems, drawOne: Draw<Drawn>): Promise<Content<Drawn>> {
    const { journal, templates } = this.#options
    const { template, template_revision: revision, user, ...about } = await journal.get(job)
    if (about.plugin !== plugin) throw new AppError('FORBIDDEN', `Print job ${job} belongs to another plugin.`)
    // What is of no object, a row or a number, is part of the job as it is.
    const wanted = (about.labels ?? []).filter(({ item }) => item === null || items.includes(item))
    const [firstLabel, ...others] = wanted
    if (firstLabel === undefined) throw new AppError('INVALID_INPUT', 'No items provided to print')
    const { record } = await templates.at(template, revision)
    const dotsPerMm = (await this.#options.resolution()) / MM_PER_INCH
    const draw = ({ item, data }: PrintLabel, position: number) =>
      drawOne({ template, revision, item, data, user, position }, dotsPerMm)
    const first = await draw(firstLabel, 1)
    async function* labels(): AsyncGenerator<FileLabel<Drawn>> {
      yield first
      for (const [index, label] of others.entries()) yield draw(label, index + 2)
    }
    const size = { widthMm: record.width, heightMm: record.height }
    return { title: about.template_name, size, count: wanted.length, first, labels }
  }

  async #picture(label: DrawnLabel, format: 'png' | 'svg'): Promise<Uint8Array> {
    if (format === 'svg') return Buffer.from(`${labelSvg(label)}\n`)
    return (await this.#options.eye.draw('look', { label })).png
  }

  /** Numbered, as names of labels may be the same. */
  async #writeArchive(path: string, { count, labels }: Content<DrawnLabel>, format: 'png' | 'svg'): Promise<void> {
    const picture = (label: DrawnLabel) => this.#picture(label, format)
    async function* entries(): AsyncGenerator<ZipEntry> {
      let number = 0
      for await (const { label, fileName } of labels()) {
        number += 1
        const digits = String(number).padStart(String(count).length, '0')
        yield { name: `${digits} ${flat(named(fileName, format))}`, content: [await picture(label)] }
      }
    }
    await pipeline(Readable.from(zipStream(entries())), createWriteStream(path))
  }
}

async function writePdf(path: string, { title, size, labels }: Content<PageLabel>): Promise<void> {
  async function* pages() {
    for await (const { label } of labels()) yield { label, ...size }
  }
  await writeLabelPdf(path, title, pages())
}

/** Templates are often named for their PDF. */
function named(fileName: string, ending: string): string {
  const stem = fileName.replace(/\.(?:pdf|png|svg|html)$/iu, '')
  return `${stem === '' ? 'label' : stem}.${ending}`
}

/** No folder, as archives can be unpacked anywhere. */
function flat(name: string): string {
  return name.replaceAll(/[/\\:]/gu, '_')
}
