import { AppError } from '@scanbench/plugin'
import {
  isGarbled,
  lostCharacters,
  readSeparator,
  readSigns,
  textOf,
  UNKNOWN,
  type Known,
  type TestCode,
} from '../../drivers/protocols/scanner-check.ts'
import type { Arrival } from './check-evidence.ts'
import { longFinding, separatorFinding, signsFindings, type Finding } from './check-words.ts'

/** A setting that the check found out. */
export interface FoundSetting {
  configType: 'M' | 'D'
  key: string
  value: string | number | boolean
}

export type CheckStep = TestCode | 'done'

const AFTER: Record<TestCode, CheckStep> = { signs: 'gs1', gs1: 'long', long: 'done' }
const SKIPPED: Record<TestCode, string> = {
  signs: 'Letters and signs were not tried.',
  gs1: 'GS1 separators were not tried.',
  long: '2D codes were not tried; scanners with a laser read none.',
}
const OTHER_CODE = 'That was another code. Scan the one that is shown.'
const GARBLED = 'What came is garbled: the line runs at another speed.'
/** A little more than was measured, so that a slow moment does no harm. */
const GAP_ROOM = 1.5
const LONGEST_GAP_MS = 150
const SHORTEST_GAP_MS = 40

/** Goes from code to code and gathers what they tell. Without I/O: arrivals come in, and what is known comes out. */
export class ScannerCheck {
  /** What ends its codes is part of its protocol, and nothing to find out. */
  readonly #hasPackets: boolean
  step: CheckStep = 'signs'
  /** What went wrong with the last scan, or null. */
  trouble: string | null = null
  /** All that came with the last scan, for people to see. */
  lastText: string | null = null
  isGarbled = false
  readonly findings: (Finding & { step: TestCode })[] = []
  readonly #found = new Map<string, FoundSetting>()
  #known: Known = UNKNOWN
  #gapMs = 0

  constructor({ hasPackets }: { hasPackets: boolean }) {
    this.#hasPackets = hasPackets
  }

  take(arrival: Arrival): void {
    if (this.step === 'done') return
    this.trouble = null
    this.lastText = textOf(arrival.evidence, this.#known.reading)
    this.isGarbled = isGarbled(arrival.evidence)
    this.#gapMs = Math.max(this.#gapMs, arrival.gapMs)
    if (this.isGarbled) this.trouble = GARBLED
    else this.trouble = this.#steps[this.step](arrival)
  }

  unknownReport(): void {
    this.trouble =
      'The scanner sends something that this mode does not have. Set it to HID POS, or add it as a typing scanner.'
  }

  skip(): void {
    if (this.step === 'done') throw new AppError('CONFLICT', 'The scanner check is done already. Save what it found.')
    this.#next([{ isGood: false, text: SKIPPED[this.step] }])
  }

  get settings(): FoundSetting[] {
    return [...this.#found.values()]
  }

  readonly #steps: Record<TestCode, (arrival: Arrival) => string | null> = {
    signs: ({ evidence, learned = {} }) => {
      const known = readSigns(evidence)
      if (known === null)
        return this.#isSigns() ? 'Some signs are not as they should be. Scan it again, or skip this code.' : OTHER_CODE
      this.#known = known
      const { reading, swapsCase, prefix, suffix, framing, hasAim } = known
      const isTyped = evidence.kind === 'keys'
      if (isTyped) this.#set('M', 'KEYBOARD_LAYOUT', reading)
      else {
        if (!this.#hasPackets) this.#set('D', 'FRAMING', framing)
        this.#set('D', 'AIM_IN_TEXT', hasAim)
      }
      for (const [key, value] of Object.entries(learned)) this.#set('D', key, value)
      this.#set('M', 'LETTER_CASE', swapsCase ? 'swapped' : 'as sent')
      this.#set('M', 'PREFIX', named(prefix))
      this.#set('M', 'SUFFIX', named(suffix))
      return this.#next(signsFindings(known, isTyped))
    },
    gs1: ({ evidence }) => {
      const form = readSeparator(evidence, this.#known)
      if (form === null) return OTHER_CODE
      if (form !== 'unknown') this.#set('M', 'SEPARATOR', form)
      return this.#next([separatorFinding(form, evidence.kind === 'keys')])
    },
    long: ({ evidence, tookMs }) => {
      const lost = lostCharacters(evidence, this.#known)
      if (lost === null) return OTHER_CODE
      const gapMs = Math.round(Math.min(LONGEST_GAP_MS, Math.max(SHORTEST_GAP_MS, this.#gapMs * GAP_ROOM)))
      const isTyped = evidence.kind === 'keys'
      if (isTyped) this.#set('D', 'GAP_MS', gapMs)
      return this.#next([longFinding({ lost, tookMs }, isTyped)])
    },
  }

  /** Something with the first letters of the code, by whatever layout. */
  #isSigns(): boolean {
    return /sb1/i.test(this.lastText ?? '')
  }

  #set(configType: FoundSetting['configType'], key: string, value: string | number | boolean): void {
    this.#found.set(key, { configType, key, value })
  }

  #next(findings: Finding[]): null {
    if (this.step === 'done') return null
    const { step } = this
    this.findings.push(...findings.map((finding) => ({ ...finding, step })))
    this.step = AFTER[step]
    return null
  }
}

/** As settings hold it: control characters by name. */
function named(text: string): string {
  return Array.from(text, (one) => CONTROL_NAMES.get(one) ?? one).join('')
}

const CONTROL_NAMES: ReadonlyMap<string, string> = new Map(
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'
    .split(' ')
    .map((name, code) => [String.fromCharCode(code), `<${name}>`]),
)
