import type { Logger, Plugin } from '@scanbench/plugin'
import { EventMixin } from '@scanbench/plugin/mixins'
import type { PluginDirectory } from '../background/plugin-directory.ts'
import type { Database } from '../storage/database.ts'

interface Options {
  database: Database
  plugins: Pick<PluginDirectory, 'withMixin' | 'slugOf' | 'get' | 'onChange'>
  /** Is the plugin switched on, whether it is up at the moment or not? */
  isOn: (slug: string) => Promise<boolean>
  log: Logger
}

/**
 * The plugins that are told what happens. They are rows as well, by which the database writes the news of a change in
 * the transaction of the change; a plugin that is down for a moment goes on being one of them.
 */
export class EventListeners implements AsyncDisposable {
  readonly #options: Options
  #slugs: ReadonlySet<string> = new Set()
  #changes: Disposable | null = null
  #work: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  get slugs(): readonly string[] {
    return [...this.#slugs]
  }

  async start(): Promise<void> {
    const rows = await this.#options.database.write.selectFrom('event_listener').select('slug').execute()
    this.#slugs = new Set(rows.map(({ slug }) => slug))
    this.#changes = this.#options.plugins.onChange(() => void this.#synchronize())
    await this.#synchronize()
  }

  /** Before a plugin is turned on, so that it misses nothing from its first moment. */
  async prepare(plugin: Plugin, slug: string): Promise<void> {
    if (!(plugin instanceof EventMixin) || this.#slugs.has(slug)) return
    this.#slugs = new Set([...this.#slugs, slug])
    await this.#write(new Set(), new Set([slug]))
  }

  /** After a plugin came or went. Never rejects. */
  #synchronize(): Promise<void> {
    this.#work = this.#work.then(() => this.#followPlugins())
    return this.#work
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#changes?.[Symbol.dispose]()
    await this.#work
  }

  async #followPlugins(): Promise<void> {
    const { log } = this.#options
    try {
      const wanted = await this.#wanted()
      const gone = this.#slugs.difference(wanted)
      const come = wanted.difference(this.#slugs)
      this.#slugs = wanted
      if (gone.size + come.size > 0) await this.#write(gone, come)
    } catch (error) {
      log.error('Which plugins are told of events could not be written down', { error })
    }
  }

  async #wanted(): Promise<ReadonlySet<string>> {
    const { plugins, isOn } = this.#options
    const wanted = new Set<string>()
    for (const plugin of plugins.withMixin(EventMixin.KEY)) {
      const slug = plugins.slugOf(plugin)
      if (slug !== null) wanted.add(slug)
    }
    for (const slug of this.#slugs) if (plugins.get(slug) === null && (await isOn(slug))) wanted.add(slug)
    return wanted
  }

  async #write(gone: ReadonlySet<string>, come: ReadonlySet<string>): Promise<void> {
    await this.#options.database.write.transaction().execute(async (transaction) => {
      for (const slug of gone) await transaction.deleteFrom('event_listener').where('slug', '=', slug).execute()
      for (const slug of come)
        await transaction
          .insertInto('event_listener')
          .values({ slug })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    })
  }
}
