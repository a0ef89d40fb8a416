import { lookup } from 'node:dns'
import type { IncomingMessage, RequestOptions } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export interface FetchLimits {
  /** Which addresses a name may lead to. */
  isAllowed: (address: string) => boolean
  timeoutMs: number
  mostBytes: number
}

export const USUAL_LIMITS: FetchLimits = { isAllowed: isPublicAddress, timeoutMs: 10_000, mostBytes: 10 * 2 ** 20 }

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'])

/** An image from the internet as a data URI. Rejects with the reason; a redirect is one, as nobody looked at where it leads. */
export async function fetchImage(url: URL, limits: FetchLimits = USUAL_LIMITS): Promise<string> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${url.protocol} is not fetched`)
  if (url.username !== '' || url.password !== '') throw new Error('an address with a password is not fetched')
  const host = url.hostname.replaceAll(/^\[|\]$/gu, '')
  // Where the host is an address nothing is looked up.
  if (isIP(host) !== 0) refuseOthers(host, limits)
  const signal = AbortSignal.timeout(limits.timeoutMs)
  const response = await ask(url, {
    signal,
    lookup: allowedLookup(limits),
    headers: { accept: 'image/*' },
    agent: false,
  })
  try {
    return await imageOf(response, limits)
  } finally {
    response.destroy()
  }
}

function refuseOthers(address: string, { isAllowed }: FetchLimits): void {
  if (!isAllowed(address)) throw new Error(`${address} is in a private network`)
}

/** The connection is made to the very address that was looked at: a name that changes in between leads nowhere else. */
function allowedLookup(limits: FetchLimits): LookupFunction {
  return (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return answer(error, [])
      try {
        for (const { address } of addresses) refuseOthers(address, limits)
        const [first] = addresses
        if (options.all === true) answer(null, addresses)
        else answer(null, first?.address ?? '', first?.family)
      } catch (refused) {
        answer(refused as Error, [])
      }
    })
  }
}

function ask(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const { request } = url.protocol === 'https:' ? https : http
  request(url, options, resolve).on('error', reject).end()
  return promise
}

async function imageOf(response: IncomingMessage, { mostBytes }: FetchLimits): Promise<string> {
  const { statusCode, headers } = response
  if (statusCode !== 200) throw new Error(`the answer was ${statusCode}, and redirects are not followed`)
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!IMAGES.has(type)) throw new Error(`"${type}" is no image`)
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > mostBytes) throw new Error(`it has more than ${mostBytes / 2 ** 20} MB`)
    pieces.push(piece)
  }
  return `data:${type};base64,${Buffer.concat(pieces).toString('base64')}`
}
