import { randomUUID } from 'node:crypto'
import { AppError } from '@scanbench/plugin'
import type { PagePrinter } from './page-printer.ts'
import type { ReportContexts } from './report-contexts.ts'
import type { ReportObjects, ReportSelection } from './report-objects.ts'
import type { RemoteImages } from './remote-images.ts'
import { reportPage } from './report-page.ts'
import type { ReportSnippets } from './report-snippets.ts'
import { paperOf } from './report-template.ts'
import type { KeptReport } from './report-template.ts'

interface Options {
  objects: ReportObjects
  contexts: ReportContexts
  printer: PagePrinter
  snippets: Pick<ReportSnippets, 'all'>
  remoteImages: Pick<RemoteImages, 'embed'>
}

export interface PreviewOrder extends ReportSelection {
  report: KeptReport
  /** A page of HTML is for windows that cannot show a PDF. */
  format: PreviewFormat
  user: number | null
}

export type PreviewFormat = 'pdf' | 'html'

interface KeptPreview {
  format: PreviewFormat
  content: Uint8Array | string
  user: number | null
}

export interface ReportPreview {
  id: string
  /** How many objects are on it, of how many. */
  shown: number
  total: number
}

/** Enough to see how a report looks; all of it is made when it is printed. */
const MOST_SHOWN = 20
/** The last few are at hand, so that Back shows again what was there. */
const MOST_KEPT = 12

/** Reports to look at before they are printed. They are in memory alone, and nobody else sees them. */
export class ReportPreviews {
  readonly #options: Options
  readonly #kept = new Map<string, KeptPreview>()

  constructor(options: Options) {
    this.#options = options
  }

  async make({ report, user, format, ...selection }: PreviewOrder): Promise<ReportPreview> {
    const { objects, contexts, printer, snippets, remoteImages } = this.#options
    const { record: template, document } = report
    const { records, total } = await objects.first(template.model_type, selection, MOST_SHOWN)
    const filled = await contexts.of({ template, source: document.source, records, user }, async () => {})
    const page = await remoteImages.embed(await reportPage(report, filled, snippets.all()))
    const content = format === 'html' ? page : await printer.print(page, paperOf(document))
    return { id: this.#keep({ format, content, user }), shown: records.length, total }
  }

  find(id: string, user: number | null): Omit<KeptPreview, 'user'> {
    const kept = this.#kept.get(id)
    if (kept === undefined || kept.user !== user)
      throw new AppError('NOT_FOUND', 'This preview is gone. Ask for it again.')
    return kept
  }

  #keep(preview: KeptPreview): string {
    const id = randomUUID()
    this.#kept.set(id, preview)
    for (const old of [...this.#kept.keys()].slice(0, -MOST_KEPT)) this.#kept.delete(old)
    return id
  }
}
