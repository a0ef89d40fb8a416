import { createContext, Script } from 'node:vm'
import { AppError } from '@scanbench/plugin'
import type { ModelKey } from '@scanbench/plugin'
import { noClues } from './code-clues.ts'
import type { CodeClues } from './code-clues.ts'

export const LONGEST_PATTERN = 500
/**
 * A match takes microseconds; a pattern that needs longer would hold up every scan. On a busy machine an honest one may
 * be late, so it is given another chance, and more time.
 */
const LIMITS_MS = [50, 100, 250] as const

/** Groups with these names lead to objects; others are shown and nothing else. */
const GROUPS: Readonly<Record<string, (clues: CodeClues, value: string) => void>> = {
  ...Object.fromEntries(
    (['part', 'stockitem', 'stocklocation', 'supplierpart', 'manufacturerpart', 'purchaseorder'] as const).map(
      (model: ModelKey) => [
        model,
        (clues: CodeClues, value: string) => {
          if (/^\d{1,15}$/.test(value)) clues.objects.push({ model, pk: Number(value) })
        },
      ],
    ),
  ),
  gtin: (clues, value) => clues.gtins.push(value),
  sscc: (clues, value) => (clues.sscc = value),
  ipn: (clues, value) => clues.partNumbers.push(value),
  sku: (clues, value) => clues.partNumbers.push(value),
  mpn: (clues, value) => clues.partNumbers.push(value),
  serial: (clues, value) => (clues.serial = value),
  batch: (clues, value) => (clues.batch = value),
  location: (clues, value) => (clues.location = value),
  order: (clues, value) => (clues.order = value),
}

export const RULE_GROUPS: readonly string[] = Object.keys(GROUPS)

/** Texts that make patterns try every way to match before they give up. */
const ATTACKS = ['a', '0', 'A', ' ', '-', 'a0', 'aA', '.', '/'].map((unit) => `${unit.repeat(2000)}\u0000`)

export type RuleAnswer =
  { state: 'fits'; fields: Record<string, string> } | { state: 'not mine' } | { state: 'too slow' }

/**
 * A pattern of a person for codes of the house. Node's engine goes back and tries again, so that some patterns take
 * years; each match therefore runs in a context of its own, which is ended after a few milliseconds.
 */
export class RulePattern {
  readonly #script: Script
  readonly #context: { text: string; groups: Record<string, string | undefined> | null }

  /** Throws INVALID_INPUT with the sentence of the engine. */
  constructor(pattern: string) {
    const expression = compiled(pattern)
    this.#context = { text: '', groups: null }
    createContext(this.#context)
    const source = `var match = new RegExp(${JSON.stringify(expression.source)}, 'u').exec(text); groups = match && { ...match.groups }`
    this.#script = new Script(source)
  }

  match(text: string): RuleAnswer {
    this.#context.text = text
    if (!LIMITS_MS.some((limitMs) => this.#isInTime(limitMs))) return { state: 'too slow' }
    const groups = this.#context.groups
    if (groups === null) return { state: 'not mine' }
    const present = Object.entries(groups).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    return { state: 'fits', fields: Object.fromEntries(present) }
  }

  #isInTime(limitMs: number): boolean {
    try {
      this.#script.runInContext(this.#context, { timeout: limitMs })
      return true
    } catch {
      // The only thing that this script can do wrong is to take too long.
      return false
    }
  }

  /** Throws INVALID_INPUT when some text would take too long. */
  check(samples: readonly string[]): void {
    const near = samples.flatMap((sample) => [sample, `${sample}\u0000`, `${sample.repeat(40)}\u0000`])
    const bad = [...near, ...ATTACKS].some((text) => this.match(text).state === 'too slow')
    if (bad) throw invalid('This pattern may take very long on some codes. Avoid repeats within repeats such as (a+)+.')
  }
}

export function cluesOfFields(fields: Readonly<Record<string, string>>): CodeClues {
  const clues = noClues()
  for (const [name, value] of Object.entries(fields)) {
    if (value !== '' && Object.hasOwn(GROUPS, name)) GROUPS[name]?.(clues, value)
  }
  return clues
}

function compiled(pattern: string): RegExp {
  if (pattern.length > LONGEST_PATTERN) throw invalid(`A pattern has at most ${LONGEST_PATTERN} characters.`)
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'u')
    if (!/\(\?<[A-Za-z_]/.test(pattern))
      throw invalid(`Name at least one group, such as (?<serial>\\d+). Known names: ${RULE_GROUPS.join(', ')}.`)
    return expression
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message.replace(/^.*\/u?: /, '') : String(error)
    throw invalid(`This is no pattern: ${reason}.`)
  }
}

function invalid(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { pattern: [message] } })
}
