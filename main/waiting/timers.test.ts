import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { ManualTimers } from '../../test/support/manual-timers.ts'
import { atMost, systemTimers } from './timers.ts'

it('bytes that arrived while the station was busy go before a timer that fell due meanwhile', async () => {
  await using server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [far] = (await once(server, 'connection')) as [Socket]
  const order: string[] = []
  const due = Promise.withResolvers<void>()
  near.on('data', () => order.push('bytes'))
  await once(near, 'ready')

  far.write('code')
  systemTimers.after(1, () => due.resolve(void order.push('timer')))
  const busyUntil = performance.now() + 20
  while (performance.now() < busyUntil);
  await due.promise

  near.destroy()
  far.destroy()
  expect(order).toEqual(['bytes', 'timer'])
})

it('a timer that was given up does nothing', async () => {
  const done = vi.fn<() => void>()
  systemTimers.after(0, done)[Symbol.dispose]()
  const later = Promise.withResolvers<void>()
  systemTimers.after(1, later.resolve)
  await later.promise
  expect(done).not.toHaveBeenCalled()
})

it('work is waited for no longer than its limit', async () => {
  const timers = new ManualTimers()
  const waiting = atMost(timers, 2000, new Promise(() => {}))
  expect(timers.waits).toEqual([2000])
  timers.advance(2000)
  await waiting
})

it('work that ends earlier leaves no timer behind', async () => {
  const timers = new ManualTimers()
  await atMost(timers, 2000, Promise.resolve())
  expect(timers.waits).toEqual([])
})
