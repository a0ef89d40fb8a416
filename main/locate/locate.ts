import { AppError } from '@scanbench/plugin'
import { LocateMixin } from '@scanbench/plugin/mixins'
import type { NewTask, TaskHandler } from '../background/background-task.ts'
import type { PluginDirectory } from '../background/plugin-directory.ts'

interface Options {
  plugins: Pick<PluginDirectory, 'get'>
  tasks: { add(tasks: readonly NewTask[]): Promise<unknown>; handle(func: string, handler: TaskHandler): void }
  /** NOT_FOUND for what is not there. */
  items: { get(pk: number): Promise<unknown> }
  locations: { get(pk: number): Promise<unknown> }
}

/** As clients send it: keys may be text, and wrong. */
export interface LocateRequest {
  plugin?: string | undefined
  item?: unknown
  location?: unknown
}

export type LocateAnswer = { success: string; plugin: string } & ({ item: number } | { location: number })

/** Makes something show where it is, through a plugin. The answer does not wait for the light. */
export class Locate {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    options.tasks.handle(
      'locate_stock_item',
      locating((plugin, pk) => plugin.locateStockItem(pk)),
    )
    options.tasks.handle(
      'locate_stock_location',
      locating((plugin, pk) => plugin.locateStockLocation(pk)),
    )
  }

  /** An item counts before a location when both are given. */
  async locate({ plugin, item, location }: LocateRequest): Promise<LocateAnswer> {
    if (plugin === undefined || plugin === '') throw refused(`'plugin' field must be supplied`)
    if (!(this.#options.plugins.get(plugin) instanceof LocateMixin))
      throw refused(`Plugin '${plugin}' is not installed, or does not support the location mixin`)
    const answer = { success: 'Identification plugin activated', plugin }
    if (isGiven(item)) return { ...answer, item: await this.#queue(plugin, 'item', item) }
    if (isGiven(location)) return { ...answer, location: await this.#queue(plugin, 'location', location) }
    throw refused(`Must supply either 'item' or 'location' parameter`)
  }

  async #queue(plugin: string, kind: keyof typeof KINDS, given: unknown): Promise<number> {
    const { func, model } = KINDS[kind]
    const pk = keyOf(given)
    const missing = new AppError('NOT_FOUND', `${model} matching PK '${shown(given)}' not found`)
    if (pk === null) throw missing
    const { items, locations, tasks } = this.#options
    await (kind === 'item' ? items : locations).get(pk).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'NOT_FOUND' ? missing : error
    })
    await tasks.add([{ plugin, name: `locate ${kind} ${pk}`, func, args: [pk] }])
    return pk
  }
}

const KINDS = {
  item: { func: 'locate_stock_item', model: 'StockItem' },
  location: { func: 'locate_stock_location', model: 'StockLocation' },
} as const

function locating(work: (plugin: LocateMixin, pk: number) => Promise<void>): TaskHandler {
  return async ({ args: [pk] }, plugin) => {
    if (!(plugin instanceof LocateMixin) || typeof pk !== 'number') return 'unwanted'
    await work(plugin, pk)
    return 'done'
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function keyOf(given: unknown): number | null {
  const pk = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given
  return typeof pk === 'number' && Number.isSafeInteger(pk) && pk > 0 ? pk : null
}

function shown(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? String(given) : JSON.stringify(given)
}

function refused(detail: string): AppError {
  return new AppError('INVALID_INPUT', detail, { details: { detail } })
}
