import { AppError } from '@scanbench/plugin'

/** The bytes of a request; TOO_LARGE when there are more than these. What is beyond the limit is not kept. */
export async function limitedBody(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  // Read on for a while, so that the client is there for the answer.
  for (let part = await reader.read(); !part.done && length <= 10 * limitBytes; part = await reader.read()) {
    length += part.value.length
    if (length <= limitBytes) chunks.push(part.value)
  }
  if (length <= limitBytes) return new Uint8Array(Buffer.concat(chunks))
  const limitMb = Number((limitBytes / 1024 / 1024).toFixed(1))
  throw new AppError('TOO_LARGE', `This is larger than the ${limitMb} MB that may be sent here.`)
}
