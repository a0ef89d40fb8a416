import type { PrinterCondition } from '@scanbench/plugin/machine'
import type { VirtualChange, VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

/** What goes wrong by itself. */
export interface VirtualFaults {
  /** So many labels come out, then the paper is out; null: the roll has no end. */
  paperOutAfter: number | null
  /** How long the head takes for a label; 0: none. */
  msPerLabel: number
  /** Questions get an answer that means nothing. */
  answersWrong: boolean
  /** It hears, and says nothing at all. */
  isSilent: boolean
  /** The cable comes out after so many more bytes; null: it holds. */
  unplugAfterBytes: number | null
}

const NO_FAULTS: VirtualFaults = {
  paperOutAfter: null,
  msPerLabel: 0,
  answersWrong: false,
  isSilent: false,
  unplugAfterBytes: null,
}

export interface VirtualPrinterOptions {
  language: VirtualLanguage
  /** A label came out: the bytes that drew it. */
  onLabel: (bytes: Uint8Array) => void
  /** The printer says something on its line. */
  answer: (bytes: Uint8Array) => void
  /** The cable comes out. */
  onUnplug: () => void
  /** Calls back after so many milliseconds, unless it is disposed. */
  wait: (ms: number, due: () => void) => Disposable
}

export interface VirtualPrinter {
  receive(bytes: Uint8Array): void
  /** What a person does to the printer, or what happens to it. Labels that waited come out when all is well. */
  setCondition(condition: PrinterCondition, present: boolean): void
  setFaults(faults: Partial<VirtualFaults>): void
  /** Off and on again: what it had received and not printed is gone. */
  restart(): void
}

/** With these it goes on printing. */
const WARNINGS: ReadonlySet<PrinterCondition> = new Set(['paper low', 'ribbon low', 'battery low', 'buffer full'])

/** Longer than any answer, and the beginning of none: a run of NAK. */
const WRONG_ANSWER = new Uint8Array(600).fill(0x15)

/** A roll has no more. */
const MOST_COPIES = 2000

/** A question that waits for so many labels to come out. */
interface QuestionInLine {
  labelsBefore: number
  answer: (state: VirtualPrinterState) => Uint8Array
}

/** A printer that has no paper but the picture of it: everything about it but its language. */
export function createVirtualPrinter({
  language,
  onLabel,
  answer,
  onUnplug,
  wait,
}: VirtualPrinterOptions): VirtualPrinter {
  const conditions = new Set<PrinterCondition>()
  let faults = NO_FAULTS
  let waiting: Uint8Array[] = []
  let questions: QuestionInLine[] = []
  let head: Disposable | null = null
  let labelsPrinted = 0

  const state = (): VirtualPrinterState => ({
    conditions,
    isPrinting: head !== null,
    labelsWaiting: waiting.length,
    labelsPrinted,
    isInsideLabel: language.isInsideLabel,
  })

  function say(bytes: Uint8Array): void {
    if (!faults.isSilent) answer(faults.answersWrong ? WRONG_ANSWER : bytes)
  }

  function tell(change: VirtualChange): void {
    const news = language.news?.(change, state()) ?? null
    if (news !== null) say(news)
  }

  function stopHead(): void {
    head?.[Symbol.dispose]()
    head = null
  }

  function setCondition(condition: PrinterCondition, present: boolean): void {
    if (conditions.has(condition) === present) return
    if (present) conditions.add(condition)
    else conditions.delete(condition)
    // A pause ends the label that it has begun; with everything else the label is printed again when it is mended.
    if (present && condition !== 'paused' && !WARNINGS.has(condition)) stopHead()
    tell({ kind: 'condition', condition, present })
    print()
  }

  function print(): void {
    while (head === null && waiting.length > 0 && [...conditions].every((condition) => WARNINGS.has(condition))) {
      if (faults.paperOutAfter === 0) {
        faults = { ...faults, paperOutAfter: null }
        setCondition('paper out', true)
      } else if (faults.msPerLabel > 0) {
        head = wait(faults.msPerLabel, () => {
          head = null
          putOut()
          print()
        })
      } else putOut()
    }
  }

  function putOut(): void {
    const label = waiting.shift()
    if (label === undefined) return
    labelsPrinted += 1
    if (faults.paperOutAfter !== null) faults = { ...faults, paperOutAfter: faults.paperOutAfter - 1 }
    onLabel(label)
    tell({ kind: 'label out' })
    questions = questions.map(({ labelsBefore, answer }) => ({ labelsBefore: labelsBefore - 1, answer }))
    answerInLine()
  }

  function hear({ answer, isInLine }: VirtualRequest & { kind: 'question' }): void {
    if (isInLine !== true) return say(answer(state()))
    questions.push({ labelsBefore: waiting.length, answer })
    answerInLine()
  }

  function answerInLine(): void {
    const due = questions.filter(({ labelsBefore }) => labelsBefore <= 0)
    questions = questions.filter(({ labelsBefore }) => labelsBefore > 0)
    for (const question of due) say(question.answer(state()))
  }

  function forget(): void {
    // The label under the head comes out whole.
    waiting = head === null ? [] : waiting.slice(0, 1)
    questions = []
    language.reset()
  }

  function restart(): void {
    stopHead()
    forget()
    setCondition('paused', false)
  }

  const sheet = (command: 'feed' | 'configuration label') => (): void => {
    const bytes = language.sheet?.(command, state())
    if (bytes === undefined || conditions.has('paper out') || conditions.has('head open')) return
    onLabel(bytes)
  }

  const commands: Readonly<Record<(VirtualRequest & { kind: 'command' })['command'], () => void>> = {
    feed: sheet('feed'),
    calibrate: () => setCondition('not calibrated', false),
    'configuration label': sheet('configuration label'),
    pause: () => setCondition('paused', true),
    resume: () => setCondition('paused', false),
    cancel: forget,
    reset: restart,
  }

  function take(request: VirtualRequest): void {
    if (request.kind === 'command') return commands[request.command]()
    if (request.kind === 'question') return hear(request)
    for (let copy = 0; copy < Math.min(request.copies, MOST_COPIES); copy++) waiting.push(request.bytes)
    print()
  }

  /** What still comes through the cable. */
  function through(bytes: Uint8Array): Uint8Array {
    const { unplugAfterBytes } = faults
    if (unplugAfterBytes === null) return bytes
    faults = { ...faults, unplugAfterBytes: Math.max(0, unplugAfterBytes - bytes.length) }
    return bytes.subarray(0, unplugAfterBytes)
  }

  return {
    receive: (bytes) => {
      for (const request of language.push(through(bytes))) take(request)
      if (faults.unplugAfterBytes !== 0) return
      faults = { ...faults, unplugAfterBytes: null }
      onUnplug()
    },
    setCondition,
    setFaults: (changed) => {
      faults = { ...faults, ...changed }
    },
    restart,
  }
}
