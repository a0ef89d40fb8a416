import { symbologyOf } from '../../../drivers/protocols/aim.ts'
import type { CodeReading } from '../../../drivers/protocols/code-element.ts'
import { barcodeHash, trimCode } from '../barcode-hash.ts'
import type { RuleReading } from './barcode-rules.ts'
import type { CodeMeaning, Meaning } from './code-meaning.ts'
import { codeReadings } from './code-readings.ts'
import { unansweredText, type Match, type Resolution } from '../answers/resolution.ts'
import type { ScanResolver } from '../answers/scan-resolver.ts'

export interface Explanation {
  barcode: string
  barcode_hash: string
  /** Name of the symbology, where it is known. */
  symbology: string | null
  readings: CodeReading[]
  /** What each plugin answers, in the order in which they are asked. */
  plugins: PluginAnswer[]
  /** Rules of the house that fit, with what they take out of the code. */
  rules: RuleReading[]
  /** Where rules and readings lead. */
  meanings: Meaning[]
}

export interface PluginAnswer {
  plugin: string
  state: 'matched' | 'failed' | 'unknown'
  match: Match | null
  error: string | null
}

interface Options {
  resolver: ScanResolver
  meaning: CodeMeaning
  clock: () => Date
}

interface Asked {
  barcode: string
  aim: string | null
  user: number | null
}

/** Says all that is known about a code, and stores and does nothing: commands are named and not run. */
export async function explainCode({ barcode, aim, user }: Asked, options: Options): Promise<Explanation> {
  const { resolver, meaning, clock } = options
  const [, sent = null, rest = barcode] = /^(\][A-Za-z][0-9A-F])(.+)$/s.exec(barcode) ?? []
  const text = trimCode(rest)
  const symbology = aim ?? sent
  // A leading separator is FNC1 and says that the code is GS1.
  const readings = codeReadings({
    text: rest.startsWith('\u001d') ? `\u001d${text}` : text,
    aim: symbology,
    today: clock(),
    losesSeparators: false,
  })
  const isCommand = readings.some(({ standard }) => standard === 'command')
  return {
    barcode: text,
    barcode_hash: barcodeHash(text),
    symbology: symbologyOf(symbology)?.name ?? null,
    readings,
    plugins: isCommand ? [] : await pluginAnswers(text, { user, aim: symbology, extra: {} }, resolver),
    rules: await meaning.ruleReadings(text),
    meanings: await meaning.meanings(text, readings),
  }
}

async function pluginAnswers(
  text: string,
  context: Parameters<ScanResolver['ask']>[2],
  resolver: ScanResolver,
): Promise<PluginAnswer[]> {
  const answers: PluginAnswer[] = []
  for (const plugin of await resolver.plugins()) {
    const answer = await resolver.ask(plugin, text, context)
    const state = answer.state === 'question' ? 'unknown' : answer.state
    const match = answer.state === 'matched' ? answer.match : null
    answers.push({ plugin: plugin.NAME, state, match, error: errorOf(answer) })
  }
  return answers
}

function errorOf(answer: Resolution): string | null {
  if (answer.state === 'failed') return answer.error
  return answer.unanswered === undefined ? null : unansweredText(answer.unanswered)
}
