import { expect, it } from 'vitest'
import { Lane } from './lane.ts'

it('work is done one after the other, in the order it was asked for', async () => {
  const lane = new Lane()
  const order: string[] = []
  const first = Promise.withResolvers<void>()
  const one = lane.run(async () => {
    order.push('one begins')
    await first.promise
    order.push('one ends')
  })
  const two = lane.run(async () => order.push('two'))
  first.resolve()
  await Promise.all([one, two])
  expect(order).toEqual(['one begins', 'one ends', 'two'])
})

it('a failure is its caller’s alone', async () => {
  const lane = new Lane()
  const failing = lane.run(() => Promise.reject(new Error('paper jam')))
  const next = lane.run(async () => 'printed')
  await expect(failing).rejects.toThrow('paper jam')
  expect(await next).toBe('printed')
})

it('is idle when all that was asked for has ended, well or not', async () => {
  const lane = new Lane()
  const ended: string[] = []
  const failing = lane.run(async () => {
    ended.push('failed')
    throw new Error('no')
  })
  await Promise.all([expect(failing).rejects.toThrow('no'), lane.idle()])
  expect(ended).toEqual(['failed'])
})
