import {
  TransportError,
  type Connection,
  type ConnectionEvents,
  type ControlAnswer,
  type ControlRequest,
} from '../connection.ts'
import { createOpenConnection, noControl, type Line, type OpenConnection } from '../open-connection.ts'
import type { Wait } from '../wait.ts'
import { formatTranscript, type TranscriptLine } from './transcript.ts'

export interface FakeLineOptions {
  wait: Wait
  /** How the errors name the device. */
  name: string
  /** Bytes arrive in pieces of this size, at either end. */
  pieceBytes: number
  /** What the near system takes while the device takes nothing. */
  bufferBytes: number
}

export interface FakeMessageLineOptions {
  wait: Wait
  /** How the errors name the device. */
  name: string
  /** Why the device can be sent nothing, or null. */
  refusal: TransportError | null
  /** What can be asked beside the data. */
  control: (request: ControlRequest) => Promise<ControlAnswer>
}

interface FakeCableOptions extends FakeLineOptions {
  /** `messages` are never cut, at either end: the reports of HID devices, the jobs of a print queue. */
  carries: 'bytes' | 'messages'
  refusal: TransportError | null
  control: (request: ControlRequest) => Promise<ControlAnswer>
}

/** A cable in memory. The near end is a connection like any other; the far end is what a test or a simulator holds. */
export interface FakeLine {
  /** Rejects while the device is missing, or open already, or held by somebody else. */
  open(events: ConnectionEvents): Promise<Connection>
  readonly far: FakeFarEnd
}

export interface FakeFarEnd {
  /** Sends to the near end; what nobody has open to receive is lost, as on a real line. */
  send(bytes: Uint8Array): void
  onReceived(listener: (bytes: Uint8Array) => void): Disposable
  /** A stalled device takes nothing, and its system buffer fills. */
  setStalled(isStalled: boolean): void
  /** Somebody else holds the device. */
  setBusy(isBusy: boolean): void
  unplug(): void
  plug(): void
  /** What went over the line so far, at most the last thousand pieces. */
  transcript(): string
}

const MAX_RECORDED = 1000

interface Transfer {
  rest: Uint8Array
  taken(): void
}

const UNCUT = Number.MAX_SAFE_INTEGER
const MESSAGE_BUFFER_BYTES = 4096

/** A line of bytes. */
export function createFakeLine(options: FakeLineOptions): FakeLine {
  return createFakeCable({ ...options, carries: 'bytes', refusal: null, control: noControl })
}

/** A line that keeps the bounds of what is sent over it. */
export function createFakeMessageLine(options: FakeMessageLineOptions): FakeLine {
  return createFakeCable({ ...options, pieceBytes: UNCUT, bufferBytes: MESSAGE_BUFFER_BYTES, carries: 'messages' })
}

export function createFakeCable(options: FakeCableOptions): FakeLine {
  const { wait, name, pieceBytes, bufferBytes, carries } = options
  const listeners = new Set<(bytes: Uint8Array) => void>()
  const recorded: TranscriptLine[] = []
  const place = { isPresent: true, isBusy: false, isStalled: false, isPaused: false }
  let opened: OpenConnection | null = null
  let transfers: Transfer[] = []
  let buffered: Uint8Array[] = []
  let arriving: Uint8Array[] = []

  function record(direction: TranscriptLine['direction'], bytes: Uint8Array): void {
    recorded.push({ direction, bytes })
    if (recorded.length > MAX_RECORDED) recorded.shift()
  }

  function pour(): void {
    for (const transfer of transfers.splice(0)) {
      const used = buffered.reduce((sum, piece) => sum + piece.length, 0)
      const taken = transfer.rest.subarray(0, room(bufferBytes - used, transfer.rest.length))
      if (taken.length > 0) buffered.push(taken)
      transfer.rest = transfer.rest.subarray(taken.length)
      if (transfer.rest.length === 0) transfer.taken()
      else transfers.push(transfer)
    }
  }

  /** A message waits until there is room for all of it, and gets it when there is nothing else. */
  function room(free: number, wanted: number): number {
    if (carries === 'bytes') return Math.max(0, free)
    return wanted <= free || free === bufferBytes ? wanted : 0
  }

  function deliverFar(): void {
    pour()
    while (!place.isStalled && buffered.length > 0) {
      for (const piece of buffered.splice(0).flatMap((bytes) => cut(bytes, pieceBytes))) {
        record('out', piece)
        for (const listener of listeners) listener(piece)
      }
      pour()
    }
  }

  function nextArrival(): Uint8Array | undefined {
    return place.isPaused || opened === null ? undefined : arriving.shift()
  }

  function deliverNear(): void {
    for (let piece = nextArrival(); piece !== undefined; piece = nextArrival()) opened?.data(piece)
  }

  function hangUp(): void {
    opened = null
    transfers = []
    buffered = []
    arriving = []
    place.isPaused = false
  }

  const line: Line = {
    pieceBytes: carries === 'messages' ? UNCUT : bufferBytes,
    closeWithinMs: 1000,
    take: (piece) =>
      new Promise((resolve, reject) => {
        if (options.refusal !== null) return reject(options.refusal)
        transfers.push({ rest: piece, taken: resolve })
        soon(deliverFar)
      }),
    pause() {
      place.isPaused = true
    },
    resume() {
      place.isPaused = false
      soon(deliverNear)
    },
    control: (request) => options.control(request),
    release: async () => hangUp(),
  }

  function obstacle(): TransportError | null {
    if (!place.isPresent) return new TransportError('DEVICE_NOT_FOUND', `${name} is not there. Plug it in.`)
    if (!place.isBusy && opened === null) return null
    return new TransportError('DEVICE_BUSY', `Another program holds ${name}. Close that program, then try again.`)
  }

  return {
    async open(events) {
      const error = obstacle()
      if (error !== null) throw error
      opened = createOpenConnection(line, events, wait)
      return opened.connection
    },
    far: {
      send(bytes) {
        record('in', bytes)
        if (opened === null) return
        arriving.push(...cut(bytes, pieceBytes))
        soon(deliverNear)
      },
      onReceived(listener) {
        listeners.add(listener)
        return { [Symbol.dispose]: () => void listeners.delete(listener) }
      },
      setStalled(isStalled) {
        place.isStalled = isStalled
        soon(deliverFar)
      },
      setBusy(isBusy) {
        place.isBusy = isBusy
      },
      unplug() {
        place.isPresent = false
        const wasOpen = opened
        deliverNear()
        hangUp()
        wasOpen?.lost(new TransportError('DEVICE_DISCONNECTED', `${name} went away. Plug it in again.`))
      },
      plug() {
        place.isPresent = true
      },
      transcript: () => formatTranscript(recorded),
    },
  }
}

/** Like a real line, the fake one never answers before the call that caused it has returned. */
function soon(deliver: () => void): void {
  void Promise.resolve().then(deliver)
}

function cut(bytes: Uint8Array, pieceBytes: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / pieceBytes)
  return Array.from({ length: count }, (_, index) => bytes.slice(index * pieceBytes, (index + 1) * pieceBytes))
}
