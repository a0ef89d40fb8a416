import { AppError, MODEL_CODES } from '@scanbench/plugin'
import type { ModelKey, Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import type { Scan } from '../records/scan-records.ts'
import type { Actor } from '../users/actor.ts'
import { barcodeHash, trimCode } from './barcode-hash.ts'
import type { ScanPipeline } from './scans/scan-pipeline.ts'
import { unansweredText, type Match, type Resolution } from './answers/resolution.ts'
import type { ScanResolver } from './answers/scan-resolver.ts'
import { OBJECT_PLACES } from './stock-objects.ts'
import type { StockObjects } from './stock-objects.ts'

/** Codes that are linked to objects, by their hash; one code per object and one object per code. */
export interface LinkedCodes {
  find(hash: string): Promise<{ model: string; object_pk: number } | null>
  link(link: { model: ModelKey; pk: number; barcode: string; hash: string; user: number | null }): Promise<unknown>
  unlink(object: { model: ModelKey; pk: number }): Promise<unknown>
  /** The code of an object; null for none. */
  ofObject(model: ModelKey, pk: number): Promise<{ barcode_data: string; barcode_hash: string } | null>
}

interface LinkChange extends Match {
  barcode: string
}

interface Options {
  pipeline: ScanPipeline
  resolver: ScanResolver
  plugins: { get(slug: string): Plugin | null }
  objects: StockObjects
  links: LinkedCodes
  /** Slug of the plugin that makes codes: setting BARCODE_GENERATION_PLUGIN. */
  generationPlugin: () => Promise<string>
  /** What somebody at a window did and can take back there. */
  steps: {
    note(step: {
      user: number | null
      words: string
      undo: (user: number | null) => Promise<void>
      redo: (user: number | null) => Promise<void>
    }): void
  }
}

/** What a scan means, as InvenTree's clients read it; `error` is there when nothing was found. */
export interface BarcodeAnswer extends Record<string, unknown> {
  plugin: string | null
  barcode_data: string
  barcode_hash: string
}

export type Targets = { [K in ModelKey]?: number | undefined }

const INTERNAL_PLUGIN = 'inventreebarcode'
const MODELS = Object.keys(MODEL_CODES) as ModelKey[]

/** Codes over the door: asking, making, linking. */
export class Barcodes {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Rejects with INVALID_INPUT, the whole answer in `details`, when the code means nothing. */
  async scan(barcode: string, actor: Actor, extra: Record<string, unknown>): Promise<BarcodeAnswer> {
    const text = trimCode(barcode)
    const submission = { text, endpoint: '/api/barcode/', user: actor.user, extra }
    const { resolution } = await this.#options.pipeline.submit(submission)
    const answer = await this.#answer(text, resolution)
    if (resolution.state !== 'matched') throw refusal(String(answer['error']), answer)
    return { ...answer, success: 'Match found for barcode data' }
  }

  async generate(model: string, pk: number): Promise<string> {
    const object = await this.#existing(model, pk)
    const slug = await this.#options.generationPlugin()
    const plugin = this.#options.plugins.get(slug)
    const barcode = plugin instanceof BarcodeMixin ? await plugin.generate(object) : null
    if (barcode !== null) return barcode
    throw refusal(`The plugin "${slug}" makes no code for this. Choose another under Settings, Barcodes.`)
  }

  /** Links a foreign code to the first object named; a code that means something already is refused. */
  async link(barcode: string, targets: Targets, actor: Actor): Promise<BarcodeAnswer> {
    const text = trimCode(barcode)
    const known = await this.#meaning(text, actor)
    if (known.state === 'matched')
      throw refusal('Barcode matches existing item', {
        ...(await this.#answer(text, known)),
        error: 'Barcode matches existing item',
      })
    const [model] = named(targets)
    if (model === undefined) throw refusal(`Missing data: provide one of ${MODELS.join(', ')}`)
    const pk = await this.#target(model, targets)
    const hash = barcodeHash(text)
    await this.#noted(actor, { model, pk, barcode: text, verb: 'link' }, () =>
      this.#bring({ model, pk }, text, actor.user),
    )
    const success = `Assigned barcode to ${model} instance`
    return { success, [model]: { pk }, plugin: null, barcode_data: text, barcode_hash: hash }
  }

  /** An object without a code is fine, too. */
  async unlink(targets: Targets, actor: Actor): Promise<{ success: string }> {
    const [model, ...others] = named(targets)
    if (model === undefined) throw refusal(`Missing data: Provide one of ${MODELS.join(', ')}`)
    if (others.length > 0) throw refusal(`Multiple conflicting fields: ${[model, ...others].join(', ')}`)
    const object = { model, pk: await this.#target(model, targets) }
    const known = await this.#codeOf(object)
    await this.#noted(actor, { ...object, barcode: known ?? '', verb: 'unlink' }, () =>
      this.#bring(object, null, actor.user),
    )
    return { success: `Barcode unassigned from ${model} instance` }
  }

  /** The object that a foreign code is linked to. */
  async linked(code: { hash: string } | { barcode: string }): Promise<{ model: string; object_pk: number } | null> {
    return this.#options.links.find('hash' in code ? code.hash : barcodeHash(code.barcode))
  }

  /** Others than windows have no key for Undo. */
  async #noted(
    actor: Actor,
    { model, pk, barcode, verb }: LinkChange & { verb: 'link' | 'unlink' },
    work: () => Promise<void>,
  ): Promise<void> {
    const before = await this.#codeOf({ model, pk })
    await work()
    const after = await this.#codeOf({ model, pk })
    if (actor.via !== 'window' || before === after) return
    const swap = async (from: string | null, to: string | null, user: number | null): Promise<void> => {
      if ((await this.#codeOf({ model, pk })) !== from)
        throw new AppError(
          'CONFLICT',
          `Somebody gave ${model} ${pk} another code since. Open it and put it right there.`,
        )
      await this.#bring({ model, pk }, to, user)
    }
    this.#options.steps.note({
      user: actor.user,
      words: `${verb} of ${barcode}`,
      undo: (user) => swap(after, before, user),
      redo: (user) => swap(before, after, user),
    })
  }

  async #codeOf({ model, pk }: Match): Promise<string | null> {
    return (await this.#options.links.ofObject(model, pk))?.barcode_data ?? null
  }

  async #bring(object: Match, barcode: string | null, user: number | null): Promise<void> {
    const { links } = this.#options
    if (barcode === null) await links.unlink(object)
    else await links.link({ ...object, barcode, hash: barcodeHash(barcode), user })
  }

  /** Only the internal plugin decides whether a code may be linked. */
  async #meaning(text: string, actor: Actor): Promise<Resolution> {
    const plugin = this.#options.plugins.get(INTERNAL_PLUGIN)
    if (!(plugin instanceof BarcodeMixin)) return { state: 'unknown' }
    return this.#options.resolver.ask(plugin, text, { user: actor.user, aim: null, extra: {} })
  }

  async #answer(text: string, resolution: Resolution): Promise<BarcodeAnswer> {
    const common = { barcode_data: text, barcode_hash: barcodeHash(text) }
    if (resolution.state === 'unknown') return { plugin: null, ...common, error: unknownText(resolution) }
    if (resolution.state === 'question')
      return { plugin: null, ...common, error: resolution.error, choices: resolution.choices }
    const answer = { ...resolution.result, plugin: resolution.plugin, ...common }
    if (resolution.state === 'failed' || resolution.match === null) return answer
    return { ...answer, [resolution.match.model]: await this.#matched(resolution.match) }
  }

  async #matched({ model, pk }: Match): Promise<Record<string, unknown>> {
    const { apiUrl, webUrl } = OBJECT_PLACES[model]
    const instance = await this.#options.objects.instance(model, pk)
    const place = { pk, api_url: `${apiUrl}${pk}/`, web_url: `${webUrl}${pk}` }
    return instance === null ? place : { ...place, instance }
  }

  async #existing(model: string, pk: number): Promise<Match> {
    const key = MODELS.find((candidate) => candidate === model)
    if (key === undefined) throw refusal('Model is not supported')
    if (!(await this.#options.objects.exists(key, pk))) throw refusal('Model instance not found')
    return { model: key, pk }
  }

  async #target(model: ModelKey, targets: Targets): Promise<number> {
    const pk = targets[model] ?? 0
    if (await this.#options.objects.exists(model, pk)) return pk
    const message = `Invalid pk "${pk}" - object does not exist.`
    throw new AppError('INVALID_INPUT', message, { details: { [model]: [message] } })
  }
}

/** What a stored scan came to, in InvenTree's terms. */
export function answerOf({ plugin, match, error, state }: Scan): Record<string, unknown> {
  if (state !== 'matched') return { plugin, error: error ?? new AppError('BARCODE_UNKNOWN').message }
  const success = 'Match found for barcode data'
  return match === null ? { plugin, success } : { plugin, success, [match.model]: { pk: match.pk } }
}

function unknownText({ unanswered = [] }: Resolution): string {
  return unanswered.length === 0 ? new AppError('BARCODE_UNKNOWN').message : unansweredText(unanswered)
}

function named(targets: Targets): ModelKey[] {
  return MODELS.filter((model) => targets[model] !== undefined)
}

function refusal(error: string, answer: Record<string, unknown> = {}): AppError {
  return new AppError('INVALID_INPUT', error, { details: { error, ...answer } })
}
