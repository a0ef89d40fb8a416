import { ssiPacket, ssiTypeOf } from '../../protocols/ssi.ts'
import { garbledBytes, type ScannerMode, type ScannerRequest, type ShownCode } from './scanner-mode.ts'

const SCANNER = 0x00
const ACKNOWLEDGE = 0xd0
const DECODED = 0xf3
const RETRANSMITTED = 0x01
const CONTINUED = 0x02
const STATUS_AT = 3
const MOST_DATA = 240
/** After so long the scanner sends a packet again. */
const ACKNOWLEDGED_WITHIN_MS = 2000

const BEEP = 0xe6
const REQUESTS: Readonly<Record<number, ScannerRequest>> = {
  [ACKNOWLEDGE]: 'taken',
  0xd1: 'again',
  0xe4: 'trigger',
  0xe5: 'release',
  [BEEP]: 'beep',
  0xe7: 'lamp on',
  0xe8: 'lamp off',
}

/** Zebra's Simple Serial Interface: each packet has a checksum and waits for its acknowledgement. */
export function createSsiMode(): ScannerMode {
  let heard: number[] = []

  function packets(): ScannerRequest[] {
    const requests: ScannerRequest[] = []
    let at = 0
    for (let length = heard[at] ?? 0; at < heard.length; length = heard[at] ?? 0) {
      const size = length >= 4 ? length + 2 : 1
      if (heard.length < at + size) break
      const packet = heard.slice(at, at + size)
      if (size > 1 && isSound(packet)) requests.push(...requestOf(packet))
      at += size
    }
    // Once, and not packet by packet: that takes time with the square of what came.
    heard = heard.slice(at)
    return requests
  }

  return {
    carries: 'bytes',
    say: packetsOf,
    withoutEnd: (said) => said.map((packet) => packet.subarray(0, -1)),
    garble: garbledBytes,
    hear(bytes) {
      heard.push(...bytes)
      return packets()
    },
    acknowledgement: {
      withinMs: ACKNOWLEDGED_WITHIN_MS,
      again: (packet) => {
        const [, opcode = 0] = packet
        const status = (packet[STATUS_AT] ?? 0) | RETRANSMITTED
        return ssiPacket(opcode, [...packet.subarray(STATUS_AT + 1, -2)], { source: SCANNER, status })
      },
      answer: ssiPacket(ACKNOWLEDGE, [], { source: SCANNER, status: 0 }),
    },
    fields: null,
  }
}

function packetsOf({ aim, bytes }: ShownCode): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / MOST_DATA))
  return Array.from({ length: count }, (_, index) => {
    const data = [ssiTypeOf(aim), ...bytes.subarray(index * MOST_DATA, (index + 1) * MOST_DATA)]
    return ssiPacket(DECODED, data, { source: SCANNER, status: index < count - 1 ? CONTINUED : 0 })
  })
}

function isSound(packet: readonly number[]): boolean {
  const [high = 0, low = 0] = packet.slice(-2)
  const sum = packet.slice(0, -2).reduce((all, byte) => all + byte, 0)
  return ((sum + ((high << 8) | low)) & 0xffff) === 0
}

/** The first kind of beep is the good one. */
function requestOf([, opcode = 0, , , kind]: readonly number[]): ScannerRequest[] {
  if (opcode === BEEP && kind !== 0) return ['error beep']
  const request = REQUESTS[opcode]
  return request === undefined ? [] : [request]
}
