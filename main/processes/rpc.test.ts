import { duplexPair } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { AppError } from '@scanbench/plugin'
import type { CallContext, Methods, Notices } from './rpc-message.ts'
import { Rpc } from './rpc.ts'

/** Two sides joined by a pipe in memory. */
function pair<M extends Methods, N extends Notices>(methods: M, notices: N) {
  const [near, far] = duplexPair()
  const faults: string[] = []
  const closed: AppError[] = []
  const common = {
    noticeFailed: (name: string) => void faults.push(name),
    closed: (e: AppError) => void closed.push(e),
  }
  const station = new Rpc<M, N>({ stream: near, peerName: 'other side', methods: {}, notices: {}, ...common })
  const child = new Rpc({ stream: far, peerName: 'station', methods, notices, ...common })
  return { station, child, faults, closed, near }
}

test('a call gives what the method returns, with bytes as bytes', async () => {
  const { station } = pair({ reverse: ({ bytes }: { bytes: Uint8Array }) => bytes.toReversed() }, {})
  expect(await station.call('reverse', { bytes: Uint8Array.of(1, 2, 3) })).toEqual(Uint8Array.of(3, 2, 1))
})

test('answers find their calls in any order', async () => {
  const gates = new Map<number, () => void>()
  const methods = { wait: async (n: number) => new Promise<number>((resolve) => gates.set(n, () => resolve(n))) }
  const { station } = pair(methods, {})
  const calls = [1, 2, 3].map((n) => station.call('wait', n))
  await vi.waitFor(() => expect(gates.size).toBe(3), 5000)
  for (const n of [3, 1, 2]) gates.get(n)?.()
  expect(await Promise.all(calls)).toEqual([1, 2, 3])
})

test('an error crosses with its code, details and both stacks', async () => {
  const error = new AppError('DEVICE_BUSY', 'Somebody holds it.', { details: { bytesTaken: 3 } })
  const { station } = pair({ fail: () => Promise.reject(error) }, {})
  await expect(station.call('fail', undefined)).rejects.toMatchObject({
    code: 'DEVICE_BUSY',
    message: 'Somebody holds it.',
    details: { bytesTaken: 3 },
    stack: expect.stringContaining('far side'),
  })
})

test('a foreign error, an unknown method and a result that cannot be sent are INTERNAL', async () => {
  const methods = {
    foreign: () => {
      throw new TypeError('oops')
    },
    unclonable: () => () => 1,
  }
  const { station } = pair({ ...methods, missing: () => 1 }, {})
  const { station: asking } = pair(methods as typeof methods & { missing(): number }, {})
  await expect(station.call('foreign', undefined)).rejects.toMatchObject({ code: 'INTERNAL', message: 'oops' })
  await expect(station.call('unclonable', undefined)).rejects.toMatchObject({ code: 'INTERNAL' })
  await expect(asking.call('missing', undefined)).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('a call that takes too long fails and is cancelled on the other side', async () => {
  const aborted = Promise.withResolvers<void>()
  const hang = (_: null, { signal }: CallContext) => {
    signal.addEventListener('abort', () => aborted.resolve())
    return new Promise<never>(() => {})
  }
  const { station } = pair({ hang }, {})
  await expect(station.call('hang', null, { timeoutMs: 20 })).rejects.toMatchObject({ code: 'TIMEOUT' })
  await aborted.promise
})

test('a caller may cancel, and a cancelled call is never made', async () => {
  const signals: AbortSignal[] = []
  const hang = (_: null, { signal }: CallContext) => {
    signals.push(signal)
    return new Promise<never>(() => {})
  }
  const { station } = pair({ hang }, {})
  const giveUp = new AbortController()
  const call = station.call('hang', null, { timeoutMs: null, signal: giveUp.signal })
  await vi.waitFor(() => expect(signals.length).toBe(1), 5000)
  giveUp.abort()
  await expect(call).rejects.toMatchObject({ code: 'CANCELLED' })
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), 5000)
  await expect(station.call('hang', null, { signal: giveUp.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(signals.length).toBe(1)
})

test('notices keep their order, and one that fails harms none', async () => {
  const heard: number[] = []
  const number = (n: number) => {
    if (n === 2) throw new Error('not this one')
    heard.push(n)
  }
  const { station, faults } = pair({ ping: () => 'pong' }, { number })
  for (const n of [1, 2, 3]) station.notify('number', n)
  await station.call('ping', undefined)
  expect([heard, faults]).toEqual([[1, 3], ['number']])
})

test('when the pipe ends, calls under way and later ones fail, and it is told once', async () => {
  const { station, child, closed } = pair({ hang: () => new Promise<never>(() => {}) }, {})
  const call = station.call('hang', undefined)
  child[Symbol.dispose]()
  await expect(call).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  await expect(station.call('hang', undefined)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  station[Symbol.dispose]()
  expect(closed.length).toBe(2)
})

test('noise on the pipe ends the connection with an error, not the process', async () => {
  const { station, near, closed } = pair({ hang: () => new Promise<never>(() => {}) }, {})
  const call = station.call('hang', undefined)
  near.write(Buffer.from('\xff\xff\xff\xffnoise', 'latin1'))
  await expect(call).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  expect(closed.map((error) => error.code).toSorted()).toEqual(['CONNECTION_LOST', 'INTERNAL'])
})

test('no more than 32 calls are taken at once; the others wait in the pipe and are taken later', async () => {
  const gates: (() => void)[] = []
  const wait = (n: number) => new Promise<number>((resolve) => gates.push(() => resolve(n)))
  const { station, child } = pair({ wait }, {})
  const numbers = Array.from({ length: 100 }, (_, index) => index)
  const calls = numbers.map((n) => station.call('wait', n))
  await vi.waitFor(() => expect(child.isHoldingBack).toBe(true), 5000)
  const takenAtOnce = gates.length
  const answers = Promise.all(calls)
  await vi.waitFor(() => {
    for (const open of gates.splice(0)) open()
    expect(child.isHoldingBack).toBe(false)
  }, 5000)
  const rest = setImmediateLoop(gates)
  expect([takenAtOnce, await answers]).toEqual([32, numbers])
  rest[Symbol.dispose]()
})

/** Opens every gate that comes up, until disposed. */
function setImmediateLoop(gates: (() => void)[]): Disposable {
  let isOver = false
  const step = (): void => {
    for (const open of gates.splice(0)) open()
    if (!isOver) setImmediate(step)
  }
  step()
  return { [Symbol.dispose]: () => void (isOver = true) }
}
