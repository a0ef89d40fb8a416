/** What the host asked a pipe for. It is ended once, when the device is ready for it. */
export interface Transfer {
  /** Room for what comes from the device; for the other direction the length of `data`. */
  readonly length: number
  readonly data: Uint8Array
  end(status: number, count: number, data: Uint8Array): void
}

/** One endpoint. A transfer that is not ended yet is what USB calls NAK. */
export interface Pipe {
  submit(transfer: Transfer): void
  /** The host gave it up: it is ended with what was transferred so far. */
  cancel(transfer: Transfer): void
  clearHalt(): void
}

export const STALL = -32
const CANCELLED = -104
const NOTHING = new Uint8Array()

/** From the device to the host. A short packet ends a transfer, as on the wire. */
export class InPipe implements Pipe {
  readonly #packetBytes: number
  readonly #intervalMs: number
  #packets: Uint8Array[] = []
  #waiting: { transfer: Transfer; got: Buffer }[] = []
  #isResting = false

  /** An interrupt pipe is asked once in each interval, and Linux counts on it; 0 for one that is asked without a pause. */
  constructor(packetBytes: number, intervalMs: number) {
    this.#packetBytes = packetBytes
    this.#intervalMs = intervalMs
  }

  /** Does the host ask for something that is not there? */
  get isAwaited(): boolean {
    return this.#waiting.length > 0
  }

  /** Packets that the host has not asked for yet. */
  get unsent(): number {
    return this.#packets.length
  }

  /** Sends a message; one that fills its last packet is followed by an empty one, so that its end is seen. */
  send(message: Uint8Array): void {
    for (let at = 0; at <= message.length; at += this.#packetBytes)
      this.#packets.push(message.subarray(at, at + this.#packetBytes))
    this.#serve()
  }

  /** Sends one report of an interrupt pipe, which has no end to be marked. */
  sendPacket(packet: Uint8Array): void {
    this.#packets.push(packet)
    this.#serve()
  }

  submit(transfer: Transfer): void {
    this.#waiting.push({ transfer, got: Buffer.alloc(0) })
    this.#serve()
  }

  cancel(transfer: Transfer): void {
    const got = this.#waiting.find((entry) => entry.transfer === transfer)?.got ?? NOTHING
    this.#waiting = this.#waiting.filter((entry) => entry.transfer !== transfer)
    transfer.end(CANCELLED, got.length, got)
  }

  clearHalt(): void {
    this.#serve()
  }

  #serve(): void {
    for (let entry = this.#waiting[0]; entry !== undefined && !this.#isResting; entry = this.#waiting[0]) {
      const packet = this.#packets.shift()
      if (packet === undefined) return
      // More than the host has room for is lost, as on the wire.
      this.#rest()
      entry.got = Buffer.concat([entry.got, packet]).subarray(0, entry.transfer.length)
      const isFull = entry.got.length === entry.transfer.length
      if (!isFull && packet.length === this.#packetBytes) continue
      this.#waiting.shift()
      entry.transfer.end(0, entry.got.length, entry.got)
    }
  }

  #rest(): void {
    if (this.#intervalMs === 0) return
    this.#isResting = true
    setTimeout(() => {
      this.#isResting = false
      this.#serve()
    }, this.#intervalMs)
  }
}

const TICK_MS = 10

/** From the host to the device, which may take its time, or refuse. */
export class OutPipe implements Pipe {
  readonly #take: (bytes: Uint8Array) => void
  #waiting: { transfer: Transfer; taken: number }[] = []
  #isHeld = false
  #isStalled = false
  #bytesPerSecond: number | null = null
  #isTicking = false

  constructor(take: (bytes: Uint8Array) => void) {
    this.#take = take
  }

  /** NAK: nothing is taken until it is let go. */
  setHeld(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.#serve()
  }

  /** Takes about so much in a second; null for as fast as it comes. */
  setRate(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond
    this.#serve()
  }

  /** Refuses everything until the host clears it. */
  stall(): void {
    this.#isStalled = true
    this.#serve()
  }

  submit(transfer: Transfer): void {
    this.#waiting.push({ transfer, taken: 0 })
    this.#serve()
  }

  cancel(transfer: Transfer): void {
    const taken = this.#waiting.find((entry) => entry.transfer === transfer)?.taken ?? 0
    this.#waiting = this.#waiting.filter((entry) => entry.transfer !== transfer)
    transfer.end(CANCELLED, taken, NOTHING)
  }

  clearHalt(): void {
    this.#isStalled = false
    this.#serve()
  }

  #serve(): void {
    if (this.#isStalled) return this.#refuseAll()
    if (this.#isHeld) return
    if (this.#bytesPerSecond === null) return this.#takeUpTo(Infinity)
    if (this.#isTicking) return
    this.#isTicking = true
    setTimeout(() => this.#tick(), TICK_MS)
  }

  #tick(): void {
    this.#isTicking = false
    if (this.#isHeld || this.#isStalled || this.#bytesPerSecond === null) return this.#serve()
    this.#takeUpTo(Math.ceil((this.#bytesPerSecond * TICK_MS) / 1000))
    if (this.#waiting.length > 0) this.#serve()
  }

  #takeUpTo(limit: number): void {
    let room = limit
    while (room > 0) {
      const [entry] = this.#waiting
      if (entry === undefined) return
      const part = entry.transfer.data.subarray(entry.taken, entry.taken + room)
      entry.taken += part.length
      room -= part.length
      this.#take(part)
      if (entry.taken < entry.transfer.length) return
      this.#waiting.shift()
      entry.transfer.end(0, entry.taken, NOTHING)
    }
  }

  #refuseAll(): void {
    for (const { transfer, taken } of this.#waiting.splice(0)) transfer.end(STALL, taken, NOTHING)
  }
}
