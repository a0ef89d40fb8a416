import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger, ScanContext } from '@scanbench/plugin'
import { cleanScan, type ScanProfile } from '../../../drivers/protocols/scan-cleaning.ts'
import type { Scan } from '../../records/scan-records.ts'
import type { Database } from '../../storage/database.ts'
import { BounceFilter } from './bounce-filter.ts'
import type { Choice } from '../meaning/code-lookup.ts'
import { ScanHistory } from './scan-history.ts'
import { codeReadings } from '../meaning/code-readings.ts'
import type { Match, Resolution } from '../answers/resolution.ts'
import { isCommand } from './scan-turns.ts'
import type { ScanTurns, Turn } from './scan-turns.ts'

export interface CaptureInput {
  bytes: Uint8Array
  /** Pk of the machine; null when the code came from no device. */
  machine: string | null
  endpoint: string
  /** Milliseconds since 1970: when the last byte reached the program. */
  at: number
  user: number | null
  simulated: boolean
  /** The same bytes from the same machine within this time count once. */
  bounceMs: number
  /** How the scanner is set; the bytes themselves stay as they came. */
  profile: ScanProfile
}

/** A code that somebody sends and waits for. */
export interface Submission {
  text: string
  endpoint: string
  user: number | null
  extra: Record<string, unknown>
}

interface Options {
  database: Database
  resolver: {
    resolve(barcode: string, context: ScanContext, readings: Scan['readings']): Promise<Resolution>
  }
  /** What people call an object. */
  nameOf: (match: Match) => Promise<Choice | null>
  /** Whose a scan is. */
  turns: Pick<ScanTurns, 'of'>
  events: {
    publish(event: {
      type: 'scan.captured' | 'scan.repeated' | 'scan.resolved' | 'scan.held' | 'scan.answered'
      data: Scan
    }): void
  }
  /** Whether codes that clients send are kept in their history, and how many scans it holds. */
  keeping: () => Promise<{ isOn: boolean; count: number }>
  log: Logger
  clock: () => Date
  machineName: (pk: string) => string | null
}

/** Told of a scan, and whose it was. */
export type ScanListener = (scan: Scan, turn: Turn['kind']) => void

interface Decided {
  resolution: Resolution
  turn: Turn['kind']
}

const HELD: Decided = {
  turn: 'held',
  resolution: { state: 'question', error: 'It is held: a question was open on the screen.', choices: [] },
}
const IN_THE_OPEN = { extra: {}, isReleased: false }

/** Device, frame, clean, store, resolve, tell: a scan is on the disk before anything is done about it. */
export class ScanPipeline implements AsyncDisposable {
  readonly history: ScanHistory
  readonly #options: Options
  readonly #bounces = new BounceFilter()
  /** The scan of each device that a repeated read belongs to. */
  readonly #newest = new Map<string, Promise<Scan>>()
  readonly #listeners = new Set<ScanListener>()
  /** Those that wait for a person, oldest first. */
  readonly #held = new Map<number, Scan>()
  readonly #queued = new Set<number>()
  /** How to give up each resolve that is under way. */
  readonly #underWay = new Set<(reason: AppError) => void>()
  #isStopping = false
  #queue: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
    this.history = new ScanHistory(options)
  }

  /** Repeated reads that were taken for one. */
  get suppressed(): number {
    return this.#bounces.suppressed
  }

  /** Takes up what an earlier run stored and did not get to resolve. */
  async start(): Promise<void> {
    const open = await this.history.open()
    if (open.length > 0) this.#options.log.info(`${open.length} scans of an earlier run are resolved now`)
    for (const scan of open) await this.#takeUp(scan)
  }

  /** Somebody chose what a scan means. Rejects with INVALID_INPUT when that was no answer to its question. */
  async choose(scan: Scan, { model, pk }: Match): Promise<Scan> {
    const choice = scan.choices.find((each) => each.model === model && each.pk === pk)
    if (choice === undefined)
      throw new AppError('INVALID_INPUT', `Scan ${scan.pk} does not ask for ${model} ${pk}. Scan the code again.`)
    return this.#conclude(scan, { resolution: chosen({ model, pk }), turn: 'free' })
  }

  /** A scan that was held is used after all. Rejects with CONFLICT when it does not wait any more. */
  async use(pk: number): Promise<Scan> {
    const scan = this.#takeHeld(pk)
    return this.#conclude(scan, await this.#decide(scan, { extra: {}, isReleased: true }))
  }

  /** A scan that was held is not used. Rejects with CONFLICT when it does not wait any more. */
  async discard(pk: number): Promise<Scan> {
    const error = 'It was not used: a question was open on the screen.'
    const resolution: Resolution = { state: 'question', error, choices: [] }
    return this.history.resolve(this.#takeHeld(pk), resolution)
  }

  /** What waits for a person, oldest first. */
  get held(): readonly Scan[] {
    return [...this.#held.values()]
  }

  /** Resolves when the scan is stored and told; null for a repeated read or an empty code. */
  async capture(input: CaptureInput): Promise<Scan | null> {
    const { bytes, machine, at, bounceMs, profile } = input
    const { text, aim } = cleanScan(bytes, profile)
    if (text === '') return null
    const isScan = machine === null || this.#bounces.accepts({ device: machine, bytes, at, windowMs: bounceMs })
    if (!isScan) return this.#suppress(input)
    const { endpoint, user, simulated } = input
    const readings = codeReadings({ text, aim, today: new Date(at), losesSeparators: profile.separator === 'lost' })
    const capture = { at, endpoint, machine, user, raw: bytes, data: text, symbology: aim, simulated, readings }
    const storing = this.history.capture(capture)
    if (machine !== null) this.#newest.set(machine, storing)
    const scan = await storing
    this.#options.events.publish({ type: 'scan.captured', data: scan })
    this.#enqueue(scan)
    return scan
  }

  /** Stores a code and answers what it means. It does not wait for the scans of devices. */
  async submit(submission: Submission): Promise<{ scan: Scan | null; resolution: Resolution }> {
    const scan = await this.#store(submission)
    if (scan === null) return { scan, resolution: await this.#answer(submission) }
    this.#options.events.publish({ type: 'scan.captured', data: scan })
    try {
      const decided = await this.#decide(scan, { extra: submission.extra, isReleased: false })
      const concluded = await this.#conclude(scan, decided)
      await this.#keep(concluded)
      return { scan: concluded, resolution: decided.resolution }
    } catch (error) {
      if (!this.#isStopping) await this.#conclude(scan, failed(error))
      throw error
    }
  }

  /** Told of every scan after its result is stored. */
  onResolved(listener: ScanListener): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  /** Ends at once; what is not resolved stays stored for the next start. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true
    const reason = new AppError('CANCELLED', 'The station is stopping; the scan is resolved at its next start.')
    for (const giveUp of this.#underWay) giveUp(reason)
    await this.#queue
  }

  /** Null when the disk is full or the like: who asks gets an answer all the same, and the log says why it was not kept. */
  async #store({ text, endpoint, user }: Submission): Promise<Scan | null> {
    const today = this.#options.clock()
    const from = { at: today.getTime(), endpoint, machine: null, user, simulated: false }
    const code = { raw: Buffer.from(text, 'utf8'), data: text, symbology: null }
    const readings = codeReadings({ text, aim: null, today, losesSeparators: false })
    try {
      return await this.history.capture({ ...from, ...code, readings })
    } catch (error) {
      this.#options.log.error('A scan could not be stored; it is answered and not kept', { text, error })
      return null
    }
  }

  #answer({ text, user, extra }: Submission): Promise<Resolution> {
    const readings = codeReadings({ text, aim: null, today: this.#options.clock(), losesSeparators: false })
    return this.#options.resolver.resolve(text, { user, aim: null, extra }, readings)
  }

  /** Never rejects: a history that is too long harms nobody. */
  async #keep(scan: Scan): Promise<void> {
    try {
      const { isOn, count } = await this.#options.keeping()
      await (isOn ? this.history.keepNewest(count) : this.history.leaveOut(scan))
    } catch (error) {
      this.#options.log.error('The history of scans could not be shortened', { scan: scan.pk, error })
    }
  }

  async #suppress({ machine, bytes }: CaptureInput): Promise<null> {
    this.#options.log.debug('A repeated read was taken for the scan before', { machine, bytes })
    const before = machine === null ? undefined : await this.#newest.get(machine)?.catch(() => undefined)
    if (before !== undefined) {
      const data = await this.history.repeat(before)
      this.#options.events.publish({ type: 'scan.repeated', data })
    }
    return null
  }

  /** A command of an earlier run may have been half done: whoever scanned it looks and scans again. */
  async #takeUp(scan: Scan): Promise<void> {
    if (!isCommand(scan)) return this.#enqueue(scan)
    const error = 'The station started anew before this command was done. Look what was done, and scan it again.'
    await this.#conclude(scan, { resolution: { state: 'question', error, choices: [] }, turn: 'taken' })
  }

  #enqueue(scan: Scan): void {
    if (this.#queued.has(scan.pk)) return
    this.#queued.add(scan.pk)
    this.#queue = this.#queue.then(() => this.#settle(scan))
  }

  /** Never rejects: a scan that cannot be settled stays stored, and the next one has its turn. */
  async #settle(scan: Scan): Promise<void> {
    if (this.#isStopping) return
    try {
      const decided = await this.#decide(scan, IN_THE_OPEN).catch(failed)
      if (!this.#isStopping) await this.#conclude(scan, decided)
    } catch (error) {
      this.#options.log.error('The result of a scan could not be stored', { scan: scan.pk, error })
    } finally {
      this.#queued.delete(scan.pk)
    }
  }

  async #decide(scan: Scan, { extra, isReleased }: typeof IN_THE_OPEN): Promise<Decided> {
    const look = () => this.#look(scan, extra)
    const turn = await this.#options.turns.of(scan, { look, isReleased })
    if (turn.kind === 'held') return HELD
    if (turn.kind === 'taken') return { turn: turn.kind, resolution: turn.resolution }
    return { turn: turn.kind, resolution: await look() }
  }

  async #look(scan: Scan, extra: Record<string, unknown>): Promise<Resolution> {
    const { promise, resolve, reject } = Promise.withResolvers<Resolution>()
    this.#underWay.add(reject)
    try {
      const context = { user: scan.user, aim: scan.symbology, extra }
      this.#options.resolver.resolve(scan.data, context, scan.readings).then(resolve, reject)
      return await promise
    } finally {
      this.#underWay.delete(reject)
    }
  }

  #takeHeld(pk: number): Scan {
    const scan = this.#held.get(pk)
    if (scan === undefined) throw new AppError('CONFLICT', `Scan ${pk} is not held any more. Scan the code again.`)
    this.#held.delete(pk)
    return scan
  }

  async #conclude(scan: Scan, { resolution, turn }: Decided): Promise<Scan> {
    const resolved = await this.history.resolve(scan, resolution)
    if (turn === 'held') this.#held.set(scan.pk, scan)
    this.#options.events.publish({ type: turn === 'held' ? 'scan.held' : 'scan.resolved', data: resolved })
    for (const listener of this.#listeners) this.#tell(listener, resolved, turn)
    for (const { late } of resolution.unanswered ?? []) void this.#hearLate(resolved, late)
    return resolved
  }

  /** Never rejects. Nothing acts on a late answer by itself: by then the person may hold another thing. */
  async #hearLate(scan: Scan, late: Promise<Resolution> | null): Promise<void> {
    try {
      const answer = await late
      if (answer?.state !== 'matched' || this.#isStopping) return
      const { plugin, match, result } = answer
      this.#options.log.info('A plugin answered a scan late', { plugin, scan: scan.pk, match })
      const choice = match === null ? null : await this.#options.nameOf(match)
      const choices = choice === null ? [] : [choice]
      const said = choice === null ? (result.success ?? 'knows it') : 'Choose what it found.'
      const offered = await this.history.offer(scan, { error: `Plugin ${plugin} answered late: ${said}`, choices })
      if (offered !== null) this.#options.events.publish({ type: 'scan.answered', data: offered })
    } catch (error) {
      this.#options.log.error('The late answer to a scan was lost', { scan: scan.pk, error })
    }
  }

  #tell(listener: ScanListener, scan: Scan, turn: Turn['kind']): void {
    try {
      listener(scan, turn)
    } catch (error) {
      this.#options.log.error('A listener failed on a resolved scan', { scan: scan.pk, error })
    }
  }
}

function chosen(match: Match): Resolution {
  return { state: 'matched', plugin: 'Choice', match, result: { [match.model]: { pk: match.pk } } }
}

function failed(error: unknown): Decided {
  const message = messageOf(error)
  return { turn: 'taken', resolution: { state: 'failed', plugin: null, error: message, result: { error: message } } }
}
