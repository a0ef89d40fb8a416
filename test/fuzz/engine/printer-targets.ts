import { AppError } from '@scanbench/plugin'
import type { LabelPrinterDriver, MachineSettingValues, PrinterNews, StatusProtocol } from '@scanbench/plugin/machine'
import type {
  VirtualLanguage,
  VirtualPrinterState,
  VirtualRequest,
} from '../../../drivers/simulators/virtual-language.ts'
import { isAlike, pieces, textOf } from './bytes.ts'
import { demand, type FuzzTarget, type FuzzTargets } from './target.ts'

interface Tried {
  driver: LabelPrinterDriver
  settings: MachineSettingValues
  language: () => VirtualLanguage
  /** Answers of real printers. */
  answers: readonly Uint8Array[]
  seeds: readonly Uint8Array[]
}

/** So much without an answer is not waited for any longer. */
const MOST_ANSWER = 70_000

/** Everything that a driver reads, and the printer that is simulated for it. */
export function printerTargets(name: string, tried: Tried): FuzzTargets {
  const { driver, settings, answers } = tried
  const status =
    driver.status === null
      ? {}
      : { [`${name}-status`]: answerTarget((received) => driver.status?.parse(received), answers) }
  const silent = driver.status?.whenSilent
  const second =
    silent === undefined
      ? {}
      : { [`${name}-second-status`]: answerTarget((received) => silent.parse(received), answers) }
  const { status: asked } = driver
  const news = asked?.unasked === undefined ? {} : { [`${name}-news`]: newsTarget(asked, answers) }
  const { identity } = driver
  const identities =
    identity === null
      ? {}
      : {
          [`${name}-identity`]: answerTarget(
            (received) => identity.requests.map((_, request) => part(() => identity.parse(received, request))),
            answers,
          ),
        }
  return {
    [`${name}-decode`]: decodeTarget(driver, settings, tried.seeds),
    [`${name}-heard`]: heardTarget(tried),
    ...status,
    ...second,
    ...news,
    ...identities,
  }
}

/** Several questions are read by one target: one that refuses says so for itself. */
function part(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (isRefusal(error)) return 'refused'
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof AppError && error.code === 'DEVICE_PROTOCOL'
}

/** The preview reads whatever a person wrote. */
function decodeTarget(
  driver: LabelPrinterDriver,
  settings: MachineSettingValues,
  seeds: readonly Uint8Array[],
): FuzzTarget {
  return {
    seeds,
    mostBytes: 2048,
    canGrow: true,
    check(input) {
      for (const label of driver.decode(input, settings)) {
        demand(isLength(label.widthDots) && isLength(label.heightDots), 'a label has a size')
        for (const step of label.steps) {
          demand(Number.isFinite(step.x) && Number.isFinite(step.y), 'everything on a label has a place')
          if (step.kind !== 'bitmap') continue
          const rows = step.heightDots * Math.ceil(step.widthDots / 8)
          demand(step.bits.length === rows, 'a picture has as many bytes as its size says')
        }
      }
      driver.unknownCommands(input, settings)
      driver.mismatch(input, { state: 'ready', conditions: [], labelsWaiting: 0 }, settings)
    },
  }
}

function isLength(dots: number): boolean {
  return Number.isFinite(dots) && dots >= 0
}

/** An answer is read, refused, or waited for, but not without end. */
function answerTarget(parse: (received: Uint8Array) => unknown, seeds: readonly Uint8Array[]): FuzzTarget {
  const outcome = (received: Uint8Array): unknown => part(() => parse(received))
  return {
    seeds,
    mostBytes: 1024,
    canGrow: true,
    check(input) {
      outcome(input)
      if (input.length === 1)
        demand(!saysMore(outcome(new Uint8Array(MOST_ANSWER).fill(input[0]!))), 'noise is not listened to without end')
    },
  }
}

function saysMore(answer: unknown): boolean {
  return answer === 'more' || (Array.isArray(answer) && answer.includes('more'))
}

/** What a printer says by itself is used up, sooner or later. */
function newsTarget(status: StatusProtocol, seeds: readonly Uint8Array[]): FuzzTarget {
  const unasked = (received: Uint8Array): PrinterNews =>
    status.unasked?.(received) ?? { used: 0, printed: 0, status: null }
  return {
    seeds,
    mostBytes: 512,
    canGrow: true,
    check(input) {
      let rest = input
      for (;;) {
        const { used, printed } = unasked(rest)
        demand(used >= 0 && used <= rest.length, 'no more is used than there is')
        demand(Number.isInteger(printed) && printed >= 0 && printed <= input.length, 'labels are counted')
        if (used === 0) break
        rest = rest.subarray(used)
      }
      const longer = Uint8Array.from([...rest, ...new Uint8Array(1024)])
      demand(rest.length === 0 || unasked(longer).used > 0, 'what is incomplete is not waited for without end')
    },
  }
}

const STATE: VirtualPrinterState = {
  conditions: new Set(),
  isPrinting: false,
  labelsWaiting: 0,
  labelsPrinted: 7,
  isInsideLabel: false,
}

/** The same is heard however the bytes are cut. */
function heardTarget({ driver, settings, language, seeds }: Tried): FuzzTarget {
  const questions = [driver.status?.request, ...(driver.identity?.requests ?? [])].filter(
    (bytes) => bytes !== undefined,
  )
  return {
    seeds: [
      ...questions,
      ...Object.values(driver.commands(settings)).filter((ability) => ability instanceof Uint8Array),
      ...seeds,
    ],
    mostBytes: 1024,
    canGrow: true,
    check(input) {
      const [whole, cut] = [language(), language()]
      const heard = whole.push(input)
      const again = pieces(input).flatMap((piece) => cut.push(piece))
      demand(isAlike(works(heard), works(again)), 'the same is heard however the bytes are cut')
      demand(isAlike(answers(heard), answers(again)), 'the same is answered however the bytes are cut')
      demand(whole.isInsideLabel === cut.isInsideLabel, 'how the bytes are cut does not change what is open')
      whole.reset()
      demand(!whole.isInsideLabel, 'after a reset nothing is open')
    },
  }
}

/** Labels and commands, in order. */
function works(requests: readonly VirtualRequest[]): unknown[] {
  return requests.flatMap((request) => {
    if (request.kind === 'question') return []
    return [request.kind === 'label' ? { ...request, bytes: Array.from(request.bytes) } : request]
  })
}

/** In any order: some questions overtake others that came with them. */
function answers(requests: readonly VirtualRequest[]): string[] {
  return requests.flatMap((request) => (request.kind === 'question' ? [textOf(request.answer(STATE))] : [])).toSorted()
}
