import { AppError } from '@scanbench/plugin'
import type { LabelDocument } from '../../records/label-document.ts'
import { LabelTemplateFile } from '../../records/label-template-file.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelTemplates } from './published-templates.ts'
import { importHtml } from './html/import-html.ts'
import type { LabelAssets } from './label-assets.ts'
import type { LabelStore } from './label-sort.ts'

export interface ImportedTemplate {
  template: LabelTemplate
  /** What could not be taken over, in words. */
  report: string[]
}

interface Options {
  shelf: LabelTemplates
  store: LabelStore
  assets: LabelAssets
}

export interface UploadedTemplate {
  fileName: string
  text: string
  /** For pages of HTML, which do not say it. */
  model_type: LabelTemplate['model_type']
  widthMm: number
  heightMm: number
  user: number | null
}

const DATA_URI = /^data:[^,]*;base64,/u

/** Templates go from station to station in one file, and come in from InvenTree as pages of HTML. */
export class TemplateFiles {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  write(pk: number): LabelTemplateFile {
    const { record, document } = this.#options.shelf.get(pk)
    const { name, description, model_type, filters, filename_pattern, attach_to_model } = record
    return {
      type: 'scanbench-label-template',
      format: 1,
      template: { name, description, model_type, filters, filename_pattern, attach_to_model },
      document,
      assets: Object.fromEntries(this.#assetsOf(document)),
    }
  }

  async read(upload: UploadedTemplate): Promise<ImportedTemplate> {
    return /\.html?$/iu.test(upload.fileName) ? this.#readPage(upload) : this.#readOwn(upload)
  }

  async #readPage({ fileName, text, model_type, user, ...size }: UploadedTemplate): Promise<ImportedTemplate> {
    const { document, report } = importHtml(text, size)
    const name = await this.#options.store.freeName(fileName.replace(/\.html?$/iu, ''), model_type)
    const fields = { name, description: `Taken over from ${fileName}`.slice(0, 250), model_type, ...USUAL }
    const template = await this.#options.store.create({ ...fields, document, file_name: null }, user)
    return { template, report }
  }

  async #readOwn({ text, user }: UploadedTemplate): Promise<ImportedTemplate> {
    const { template, document, assets } = readFile(text)
    const report: string[] = []
    for (const [name, content] of Object.entries(assets)) {
      const present = this.#options.assets.find(name)?.replace(DATA_URI, '')
      if (present === undefined)
        await this.#options.assets.put({ name, description: '', content: Buffer.from(content, 'base64') })
      else if (present !== content) report.push(`The picture "${name}" is there already, and another one; it was kept.`)
    }
    const name = await this.#options.store.freeName(template.name, template.model_type)
    if (name !== template.name) report.push(`A template "${template.name}" is there already; this one is "${name}".`)
    const fields = { ...template, name, enabled: true, file_name: null }
    return { template: await this.#options.store.create({ ...fields, document }, user), report }
  }

  #assetsOf(document: LabelDocument): [string, string][] {
    if (document.kind !== 'design') return []
    return document.objects.flatMap((object) => {
      const uri = object.kind === 'image' ? this.#options.assets.find(object.source.trim()) : null
      return object.kind === 'image' && uri !== null ? [[object.source.trim(), uri.replace(DATA_URI, '')]] : []
    })
  }
}

const USUAL = { filters: '', filename_pattern: 'label.pdf', enabled: true, attach_to_model: false } as const

function readFile(text: string): LabelTemplateFile {
  const parsed = LabelTemplateFile.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const place = first === undefined || first.path.length === 0 ? '' : ` (${first.path.join('.')}: ${first.message})`
  throw invalidFile(`This is no label template of this program${place}.`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidFile('This is no label template: choose a file that this program exported, or a page of HTML.')
  }
}

function invalidFile(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { file: [message] } })
}
