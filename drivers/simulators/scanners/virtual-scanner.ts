import type { ScannerMode, ScannerRequest, ShownCode } from './scanner-mode.ts'

/** What goes wrong by itself. */
export interface ScannerFaults {
  /** Noise comes without anybody scanning. */
  babbles: boolean
  /** Some of each code changes on its way. */
  garbles: boolean
  /** Each code is read twice. */
  readsTwice: boolean
  /** What ends a code is not sent. */
  losesEnd: boolean
  /** So long between two pieces of a code; 0: none. */
  msPerPiece: number
  /** The cable comes out in the middle of the next code. */
  unplugsInCode: boolean
}

const NO_SCANNER_FAULTS: ScannerFaults = {
  babbles: false,
  garbles: false,
  readsTwice: false,
  losesEnd: false,
  msPerPiece: 0,
  unplugsInCode: false,
}

export type ScannerSignal = Exclude<ScannerRequest, 'taken' | 'again'>

export interface VirtualScannerOptions {
  mode: ScannerMode
  /** The scanner says something on its line. */
  send: (bytes: Uint8Array) => void
  /** It was told to do something. */
  onSignal: (signal: ScannerSignal) => void
  /** The cable comes out. */
  onUnplug: () => void
  /** Calls back after so many milliseconds, unless it is disposed. */
  wait: (ms: number, due: () => void) => Disposable
}

export interface VirtualScanner {
  /** A person scans this; its AIM identifier may stand in front. */
  scan(code: Uint8Array): void
  receive(bytes: Uint8Array): void
  setFaults(faults: Partial<ScannerFaults>): void
  /** What was on its way is gone. */
  forget(): void
}

/** One piece on its way, as it leaves first and as it would leave again; or the end of the cable. */
type Outgoing = { piece: Uint8Array; first: Uint8Array } | 'unplug'

const NOISE_EVERY_MS = 20
const NOISE_BYTES = 60
const MOST_ATTEMPTS = 3

/** A scanner that reads what it is shown: everything about it but how it speaks. */
export function createVirtualScanner({ mode, send, onSignal, onUnplug, wait }: VirtualScannerOptions): VirtualScanner {
  let faults = NO_SCANNER_FAULTS
  let outgoing: Outgoing[] = []
  let pause: Disposable | null = null
  let noise: Disposable | null = null
  let shown: ShownCode | null = null
  let noises = 0

  function read(code: ShownCode): void {
    for (let time = faults.readsTwice ? 2 : 1; time > 0; time -= 1) put(code)
    if (faults.unplugsInCode) {
      faults = { ...faults, unplugsInCode: false }
      outgoing = [...firstHalf(outgoing, mode), 'unplug']
    }
    go()
  }

  function put(code: ShownCode): void {
    const whole = mode.say(code)
    const said = faults.losesEnd ? mode.withoutEnd(whole) : whole
    const leaving = faults.garbles ? said.map((piece) => mode.garble(piece)) : said
    const isCut = faults.msPerPiece > 0 && mode.carries === 'bytes' && mode.acknowledgement === null
    const cut = isCut ? leaving.flatMap((bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte))) : leaving
    outgoing.push(...cut.map((first, at) => ({ piece: whole[at] ?? first, first })))
  }

  function go(): void {
    while (pause === null) {
      const [next] = outgoing
      if (next === undefined) return
      if (next === 'unplug') {
        forget()
        return onUnplug()
      }
      send(next.first)
      if (mode.acknowledgement !== null) return awaitAnswer(next, 1)
      outgoing.shift()
      rest()
    }
  }

  function rest(): void {
    if (faults.msPerPiece === 0) return
    pause = wait(faults.msPerPiece, () => {
      pause = null
      go()
    })
  }

  /** Without an answer it is sent again, and given up in the end. */
  function awaitAnswer(sent: Exclude<Outgoing, 'unplug'>, attempt: number): void {
    const { acknowledgement } = mode
    if (acknowledgement === null) return
    pause = wait(acknowledgement.withinMs, () => {
      if (attempt === MOST_ATTEMPTS) return answered()
      send(acknowledgement.again(sent.piece))
      awaitAnswer(sent, attempt + 1)
    })
  }

  function answered(): void {
    if (pause === null) return
    endPause()
    outgoing.shift()
    rest()
    go()
  }

  function sendAgain(): void {
    const [next] = outgoing
    if (next === undefined || next === 'unplug' || mode.acknowledgement === null) return
    endPause()
    send(mode.acknowledgement.again(next.piece))
    awaitAnswer(next, 2)
  }

  function hear(request: ScannerRequest): void {
    if (request === 'taken') return answered()
    if (request === 'again') return sendAgain()
    if (mode.acknowledgement !== null) send(mode.acknowledgement.answer)
    onSignal(request)
    if (request === 'trigger' && shown !== null) read(shown)
  }

  function endPause(): void {
    pause?.[Symbol.dispose]()
    pause = null
  }

  function forget(): void {
    endPause()
    outgoing = []
  }

  function babble(): void {
    noises += 1
    // The same every time, and no pattern in it.
    send(Uint8Array.from({ length: NOISE_BYTES }, (_, at) => (at * 73 + noises * 151 + ((at * noises) >> 2)) & 0xff))
    noise = wait(NOISE_EVERY_MS, babble)
  }

  return {
    scan(code) {
      shown = shownCode(code)
      read(shown)
    },
    receive: (bytes) => mode.hear(bytes).forEach(hear),
    setFaults(changed) {
      faults = { ...faults, ...changed }
      if (faults.babbles && noise === null) babble()
      if (faults.babbles) return
      noise?.[Symbol.dispose]()
      noise = null
    },
    forget,
  }
}

/** Of a stream half its bytes, of messages half of them. */
function firstHalf(outgoing: readonly Outgoing[], { carries }: ScannerMode): Outgoing[] {
  const [only] = outgoing
  if (outgoing.length > 1 || carries === 'messages' || only === undefined || only === 'unplug')
    return outgoing.slice(0, outgoing.length >> 1)
  const half = only.first.subarray(0, only.first.length >> 1)
  return [{ piece: half, first: half }]
}

const IDENTIFIER = /^\][A-Za-z][0-9A-F]/
const IDENTIFIER_BYTES = 3

function shownCode(code: Uint8Array): ShownCode {
  const beginning = String.fromCharCode(...code.subarray(0, IDENTIFIER_BYTES))
  const aim = IDENTIFIER.test(beginning) ? beginning : ''
  return { aim, bytes: code.slice(aim.length) }
}
