import type { ScanContext } from '@scanbench/plugin'
import { hasProblems } from '../../../drivers/protocols/code-element.ts'
import type { CodeReading } from '../../../drivers/protocols/code-element.ts'
import type { BarcodeRules, RuleReading } from './barcode-rules.ts'
import { cluesOf, hasClues } from './code-clues.ts'
import type { CodeClues } from './code-clues.ts'
import type { Choice, CodeLookup } from './code-lookup.ts'
import type { CommandDesk } from '../commands/command-desk.ts'
import { nothing, resolutionOf } from '../commands/command-outcome.ts'
import type { CommandOutcome } from '../commands/command-outcome.ts'
import { readCommand, type ReadCommand } from '../commands/commands.ts'
import { withUnanswered, type Outcome, type Resolution } from '../answers/resolution.ts'
import type { ScanResolver } from '../answers/scan-resolver.ts'
import { cluesOfFields } from './rule-pattern.ts'

interface Options {
  /** The plugins: own codes, linked codes, labels of sellers. */
  resolver: ScanResolver
  rules: BarcodeRules
  lookup: CodeLookup
  desk: CommandDesk
  /** Whether numbers on labels of sellers without a plugin are looked up: setting BARCODE_FOREIGN_LABELS. */
  readsForeignLabels: () => Promise<boolean>
}

/** One thing that a code may mean, and who says so. */
export interface Meaning {
  source: string
  choices: Choice[]
}

const OWN_COMMAND = /^SLOT_\d$/

/** Commands first, then the plugins in their order, the rules of the house, and what the standards say. The first success wins. */
export class CodeMeaning {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Rejects only with FORBIDDEN: the asking user may not see what the code names. */
  async resolve(text: string, context: ScanContext, readings: readonly CodeReading[]): Promise<Resolution> {
    const command = readCommand(text)
    if (command !== null && !OWN_COMMAND.test(command.name))
      return resolutionOf(await this.#options.desk.run(command, context.user))
    const { unanswered, ...byPlugin } = await this.#options.resolver.resolve(text, context)
    const resolution =
      byPlugin.state === 'matched' ? byPlugin : await this.#otherwise(text, readings, { byPlugin, command })
    return withUnanswered(resolution, unanswered)
  }

  async #otherwise(
    text: string,
    readings: readonly CodeReading[],
    { byPlugin, command }: { byPlugin: Outcome; command: ReadCommand | null },
  ): Promise<Outcome> {
    for (const { source, clues } of await this.#clues(text, readings)) {
      const choices = await this.#options.lookup.find(clues)
      if (choices.length > 0) return answerOf({ source, choices })
    }
    if (byPlugin.state !== 'unknown') return byPlugin
    if (command !== null) return resolutionOf(withoutAction(command))
    return badRead(readings) ?? byPlugin
  }

  /** All meanings that rules and standards offer, for the page that explains a code. */
  async meanings(text: string, readings: readonly CodeReading[]): Promise<Meaning[]> {
    const offered = await this.#clues(text, readings)
    return Promise.all(
      offered.map(async ({ source, clues }) => ({ source, choices: await this.#options.lookup.find(clues) })),
    )
  }

  ruleReadings(text: string): Promise<RuleReading[]> {
    return this.#options.rules.read(text)
  }

  async #clues(text: string, readings: readonly CodeReading[]): Promise<{ source: string; clues: CodeClues }[]> {
    const rules = await this.#options.rules.read(text)
    // A number on a label means something only together with whose label it is: that is for plugins to know.
    const isOpen = await this.#options.readsForeignLabels()
    const readable = readings.filter(({ standard }) => isOpen || standard !== 'envelope')
    const all = [
      ...rules.map(({ rule, fields }) => ({ source: `Rule "${rule}"`, clues: cluesOfFields(fields) })),
      ...readable.map((reading) => ({ source: reading.title, clues: cluesOf(reading) })),
    ]
    return all.filter(({ clues }) => hasClues(clues))
  }
}

function answerOf({ source, choices }: Meaning): Outcome {
  const [only] = choices
  if (choices.length > 1 || only === undefined)
    return { state: 'question', error: `This code fits ${choices.length} things. Choose one.`, choices }
  const { model, pk } = only
  return { state: 'matched', plugin: source, match: { model, pk }, result: { [model]: { pk } } }
}

function withoutAction({ label }: ReadCommand): CommandOutcome {
  return nothing(`${label} has no action. Switch the plugin "Command codes for actions" on.`)
}

/** The scanner itself says what kind of number it is, and its check digit is wrong: read it again. */
function badRead(readings: readonly CodeReading[]): Outcome | null {
  const [only] = readings
  const isBad = only?.standard === 'retail' && hasProblems(only) && only.elements[0]?.id === '01'
  if (!isBad) return null
  const error = 'Bad read: the check digit is wrong. Scan again.'
  return { state: 'failed', plugin: only.title, error, result: { error } }
}
