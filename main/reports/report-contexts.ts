import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ActingUser, ModelKey } from '@scanbench/plugin'
import { modelContext } from '../labels/label-context.ts'
import { withHost } from '../labels/liquid/template-host.ts'
import type { TemplateHost } from '../labels/liquid/template-host.ts'
import type { ReportTemplate } from '../records/output-records.ts'
import type { ReportPlugins } from './report-plugins.ts'

type Values = Record<string, unknown>

export interface ReportContextOptions {
  code: (model: ModelKey, pk: number) => Promise<string>
  /** What belongs to an object, of the lists that are wanted. */
  lists: (model: ModelKey, pk: number, isWanted: (name: string) => boolean) => Promise<Record<string, Values[]>>
  plugins: Pick<ReportPlugins, 'reportContext'>
  actingUser: (pk: number | null) => Promise<ActingUser | null>
  /** What templates get from the station beside the values of their objects. */
  host: () => Promise<TemplateHost>
  baseUrl: () => string
  clock: () => Date
}

export interface ReportSubject {
  template: ReportTemplate
  /** What is filled in: a list that it does not name is not read from the database. */
  source: string
  records: readonly Values[]
  user: number | null
}

interface Added {
  context: Values
  user: number | null
  instance: number | null
}

/** What a report can say: of each object, or once of all of them. */
export class ReportContexts {
  readonly #options: ReportContextOptions

  constructor(options: ReportContextOptions) {
    this.#options = options
  }

  /** Tells how many objects are done, so that somebody can wait with a number before them. */
  async of(
    { template, source, records, user }: ReportSubject,
    told: (done: number) => Promise<void>,
  ): Promise<Values[]> {
    const station = await this.#options.host()
    const common = { ...this.#common(template), user: await this.#options.actingUser(user) }
    const contexts: Values[] = []
    for (const record of records) {
      const context = { ...common, ...(await this.#ofObject(template, record, source)) }
      const added = await this.#added(template, { context, user, instance: Number(record['pk']) })
      contexts.push({ ...context, ...added })
      await told(contexts.length)
      await nextTurn()
    }
    if (!template.merge) return contexts.map((context) => withHost(context, station))
    const added = await this.#added(template, { context: common, user, instance: null })
    return [withHost({ ...common, instances: contexts, ...added }, station)]
  }

  #added(template: ReportTemplate, { context, user, instance }: Added): Promise<Values> {
    const { pk, name, model_type } = template
    const about = instance === null ? null : { model: model_type, pk: instance }
    return this.#options.plugins.reportContext({ template: { pk, name, model_type }, instance: about, user, context })
  }

  async #ofObject({ model_type }: ReportTemplate, record: Values, source: string): Promise<Values> {
    const { baseUrl, code: codeOf, lists: listsOf } = this.#options
    const pk = Number(record['pk'])
    const code = await codeOf(model_type, pk)
    const lists = await listsOf(model_type, pk, (name) => source.includes(name))
    return { ...modelContext(model_type, { record, parent: null, code, lists, baseUrl: baseUrl() }), qr_data: code }
  }

  #common(template: ReportTemplate): Values {
    const now = this.#options.clock()
    const { page_size, landscape, merge, name, description, revision } = template
    return {
      base_url: this.#options.baseUrl(),
      date: now.toISOString().slice(0, 10),
      datetime: now.toISOString(),
      template,
      template_name: name,
      template_description: description,
      template_revision: revision,
      page_size: landscape ? `${page_size} landscape` : page_size,
      landscape,
      merge,
    }
  }
}
