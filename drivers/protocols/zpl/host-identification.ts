import { frame, framed } from './framed.ts'

/** The answer to `~HI`. */
export interface HostIdentification {
  /** Such as `ZD420-203dpi`. */
  model: string
  firmware: string
  dotsPerMm: number
  /** Such as `8192KB`. */
  memory: string
}

export const HOST_IDENTIFICATION_QUESTION: Uint8Array = new TextEncoder().encode('~HI\r\n')

const MOST_BYTES = 512

/** `'more'` while the answer is not complete. Throws on what can never become one. */
export function parseHostIdentification(received: Uint8Array): HostIdentification | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_BYTES))
  const fields = framed(text).map((piece) => piece.split(',').map((field) => field.trim()))
  const [answer] = fields.filter(({ length }) => length >= 4)
  if (answer === undefined) {
    if (received.length > MOST_BYTES) throw new Error(`No answer to ~HI in ${received.length} bytes`)
    return 'more'
  }
  const [model = '', firmware = '', dots = '', memory = ''] = answer
  if (model === '' || !/^\d+$/.test(dots)) throw new Error(`Not an answer to ~HI: ${answer.join(',')}`)
  return { model, firmware, dotsPerMm: Number(dots), memory }
}

/** The answer as a printer writes it. */
export function writeHostIdentification({ model, firmware, dotsPerMm, memory }: HostIdentification): Uint8Array {
  return new TextEncoder().encode(frame([model, firmware, dotsPerMm, memory].join(',')))
}
