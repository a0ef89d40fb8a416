import { PRINTER_COMMANDS, PRINTER_QUESTIONS } from '@scanbench/plugin/machine'
import type {
  DrawnLabel,
  PrinterAbility,
  PrinterCommand,
  PrinterIdentity,
  PrinterQuestion,
  PrinterStatus,
} from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { ZLIB } from '../../test/support/zlib.ts'
import { VIRTUAL_LANGUAGES } from '../simulators/languages.ts'
import { createVirtualPrinter } from '../simulators/virtual-printer.ts'
import { PRINTER_LANGUAGES } from './languages.ts'

const DRIVERS = PRINTER_LANGUAGES.map(({ driver }) => {
  const printer = new (driver(ZLIB))()
  return { slug: printer.SLUG, driver: printer }
})

/** The printer of a language, and what came out of it. */
function printerOf({ slug, driver }: (typeof DRIVERS)[number]) {
  const papers: Uint8Array[] = []
  let said: Uint8Array[] = []
  const works = new Set<() => void>()
  const printer = createVirtualPrinter({
    language: VIRTUAL_LANGUAGES[slug]!(),
    onLabel: (bytes) => void papers.push(bytes),
    answer: (bytes) => void said.push(bytes),
    onUnplug() {},
    wait(_ms, due) {
      works.add(due)
      return { [Symbol.dispose]: () => void works.delete(due) }
    },
  })
  const ask = <T>(question: Uint8Array, parse: (received: Uint8Array) => T): T => {
    said = []
    printer.receive(question)
    return parse(new Uint8Array(said.flatMap((bytes) => [...bytes])))
  }
  const dotsPerMm = driver.dotsPerMm({})
  const label: DrawnLabel = {
    widthDots: Math.round(12 * dotsPerMm),
    heightDots: Math.round(20 * dotsPerMm),
    dotsPerMm,
    steps: [],
  }
  return {
    papers,
    printer,
    ask,
    print: () => printer.receive(driver.encode(label, {})),
    /** The head has done its work. */
    tick: () => {
      for (const due of works) {
        works.delete(due)
        due()
      }
    },
  }
}

type Effect = (printer: ReturnType<typeof printerOf>, bytes: Uint8Array) => number[]

const isSentence = (ability: PrinterAbility | undefined): boolean =>
  ability !== undefined && 'cannot' in ability && /^[A-Z].+\.$/.test(ability.cannot)
const isBytes = (ability: PrinterAbility | undefined): ability is Uint8Array =>
  ability instanceof Uint8Array && ability.length > 0

test.each(DRIVERS)('$slug says of every question and command its bytes, or why there are none', ({ driver }) => {
  const questions = driver.questions()
  const commands = driver.commands({})
  const declared = [
    ...PRINTER_QUESTIONS.map((name) => questions[name]),
    ...PRINTER_COMMANDS.map((name) => commands[name]),
  ]
  expect(declared.filter((ability) => !isBytes(ability) && !isSentence(ability))).toEqual([])
})

/** Simulated printers of these take every roll, and say so by saying none: a real answer with a roll in it. */
const QL_WITH_62_MM = Uint8Array.of(0x80, 0x20, 0x42, 0x34, 0x38, 0x30, 0, 0, 0, 0, 0x3e, 0x0a, ...new Uint8Array(20))
const ANSWER_WITH_ROLL: Readonly<Record<string, Uint8Array>> = {
  'brother-ql': QL_WITH_62_MM,
  'brother-pt': QL_WITH_62_MM,
}

function tellsRoll(status: PrinterStatus | 'more' | null | undefined): boolean {
  if (status === 'more' || status === null || status === undefined) return false
  return status.media !== undefined || status.measuredLengthDots !== undefined
}

test.each(DRIVERS)('$slug tells what it says that it tells, and no more', (language) => {
  const { driver } = language
  const { ask, print } = printerOf(language)
  print()
  const identities: PrinterIdentity[] = (driver.identity?.requests ?? []).map((request, index) => {
    const answer = ask(request, (received) => driver.identity?.parse(received, index))
    return answer === 'more' || answer === undefined ? {} : answer
  })
  const { status: protocol } = driver
  const status = protocol === null ? null : ask(protocol.request, (received) => protocol.parse(received))
  const told: Record<PrinterQuestion, boolean> = {
    identity: identities.some(({ model, firmware }) => model !== undefined || firmware !== undefined),
    status: status !== null && status !== 'more' && status.state === 'ready',
    counters: identities.some(({ properties = [] }) => properties.some(({ group }) => group === 'Counters')),
    media: [status, protocol?.parse(ANSWER_WITH_ROLL[driver.SLUG] ?? new Uint8Array())].some(tellsRoll),
  }
  const questions = driver.questions()
  expect(told).toEqual(Object.fromEntries(PRINTER_QUESTIONS.map((name) => [name, isBytes(questions[name])])))
})

/** With two labels to print and a slow head, the second one is thrown away; the first may be under the head. */
const secondAfter: Effect = ({ papers, printer, print, tick }, bytes) => {
  printer.setFaults({ msPerLabel: 100 })
  print()
  print()
  printer.receive(bytes)
  tick()
  tick()
  return [Math.max(0, papers.length - 1)]
}

const sheetsAfter: Effect = ({ papers, printer }, bytes) => {
  printer.receive(bytes)
  return [papers.length]
}

/** What came out, step by step, of a printer that was told so, and what has to. */
const EFFECTS: Readonly<Partial<Record<PrinterCommand, { papers: Effect; expected: number[] }>>> = {
  feed: { papers: sheetsAfter, expected: [1] },
  'configuration label': { papers: sheetsAfter, expected: [1] },
  calibrate: {
    papers({ papers, printer, print }, bytes) {
      printer.setCondition('not calibrated', true)
      print()
      const before = papers.length
      printer.receive(bytes)
      return [before, papers.length]
    },
    expected: [0, 1],
  },
  pause: {
    papers({ papers, printer, print }, bytes) {
      printer.receive(bytes)
      print()
      return [papers.length]
    },
    expected: [0],
  },
  cancel: { papers: secondAfter, expected: [0] },
  reset: { papers: secondAfter, expected: [0] },
}

/** They print while they receive: what is sent in part can be thrown away, and nothing else waits in them. */
const PRINTS_AT_ONCE = (slug: string): boolean => slug.startsWith('brother')

const COMMANDED = DRIVERS.filter(({ slug }) => !PRINTS_AT_ONCE(slug)).flatMap((language) =>
  Object.entries(language.driver.commands({})).flatMap(([name, ability]) => {
    const effect = EFFECTS[name as PrinterCommand]
    return isBytes(ability) && effect !== undefined ? [{ ...language, name, bytes: ability, effect }] : []
  }),
)

test.each(COMMANDED)('$slug does on its bytes what "$name" says', ({ bytes, effect, ...language }) => {
  expect(effect.papers(printerOf(language), bytes)).toEqual(effect.expected)
})

test.each(DRIVERS.filter(({ slug }) => PRINTS_AT_ONCE(slug)))('$slug forgets what was sent in part', (language) => {
  const { papers, printer, print } = printerOf(language)
  const { cancel } = language.driver.commands({})
  print()
  const [label] = papers.splice(0)
  // Up to the middle of a row.
  printer.receive(label!.subarray(0, label!.length - 2))
  if (isBytes(cancel)) printer.receive(cancel)
  print()
  expect(papers.map((paper) => language.driver.decode(paper, {}))).toEqual([language.driver.decode(label!, {})])
})
