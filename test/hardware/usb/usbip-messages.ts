/**
 * The messages between a USB host and a device behind a socket, as in Linux' Documentation/usb/usbip_protocol.rst: a header of
 * 48 bytes, big-endian, then the data.
 */
export type HostMessage = SubmitMessage | UnlinkMessage

/** The host wants something transferred. It may ask for many things before the first is answered. */
export interface SubmitMessage {
  kind: 'submit'
  sequence: number
  direction: 'in' | 'out'
  endpoint: number
  /** How much there is room for, or how much comes. */
  length: number
  setup: Uint8Array
  data: Uint8Array
}

/** The host does not wait for this any longer. */
export interface UnlinkMessage {
  kind: 'unlink'
  sequence: number
  unlinked: number
}

const HEADER_BYTES = 48
const CMD_SUBMIT = 1
const RET_SUBMIT = 3
const RET_UNLINK = 4
const IN = 1

/** Cuts what comes out of the socket into messages. */
export class HostMessages {
  #rest: Buffer = Buffer.alloc(0)

  push(bytes: Uint8Array): HostMessage[] {
    this.#rest = Buffer.concat([this.#rest, bytes])
    const messages: HostMessage[] = []
    for (let size = messageSize(this.#rest); size <= this.#rest.length; size = messageSize(this.#rest)) {
      messages.push(parseMessage(this.#rest.subarray(0, size)))
      this.#rest = this.#rest.subarray(size)
    }
    return messages
  }
}

function messageSize(bytes: Buffer): number {
  if (bytes.length < HEADER_BYTES) return HEADER_BYTES
  const hasData = bytes.readUInt32BE(0) === CMD_SUBMIT && bytes.readUInt32BE(12) !== IN
  return HEADER_BYTES + (hasData ? bytes.readUInt32BE(24) : 0)
}

function parseMessage(bytes: Buffer): HostMessage {
  const sequence = bytes.readUInt32BE(4)
  if (bytes.readUInt32BE(0) !== CMD_SUBMIT) return { kind: 'unlink', sequence, unlinked: bytes.readUInt32BE(20) }
  return {
    kind: 'submit',
    sequence,
    direction: bytes.readUInt32BE(12) === IN ? 'in' : 'out',
    endpoint: bytes.readUInt32BE(16),
    length: bytes.readUInt32BE(24),
    setup: bytes.subarray(40, 48),
    data: bytes.subarray(HEADER_BYTES),
  }
}

/** How a transfer ended: 0, or an error number of Linux. */
export interface SubmitAnswer {
  sequence: number
  status: number
  /** Bytes that were transferred. */
  count: number
  /** What came, for a transfer to the host. */
  data: Uint8Array
}

export function writeSubmitAnswer({ sequence, status, count, data }: SubmitAnswer): Buffer {
  const header = answerHeader(RET_SUBMIT, sequence, status)
  header.writeUInt32BE(count, 24)
  return Buffer.concat([header, data])
}

export function writeUnlinkAnswer(sequence: number): Buffer {
  return answerHeader(RET_UNLINK, sequence, 0)
}

function answerHeader(command: number, sequence: number, status: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt32BE(command, 0)
  header.writeUInt32BE(sequence, 4)
  header.writeInt32BE(status, 20)
  return header
}
