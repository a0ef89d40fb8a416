import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

it('work is done one after the other, in the order it was asked for', async () => {
  const turns = new Turns()
  const order: string[] = []
  const first = Promise.withResolvers<void>()
  const one = turns.run(async () => {
    order.push('one begins')
    await first.promise
    order.push('one ends')
  })
  const two = turns.run(async () => order.push('two'))
  first.resolve()
  await Promise.all([one, two])
  expect(order).toEqual(['one begins', 'one ends', 'two'])
})

it('a failure is its caller’s alone', async () => {
  const turns = new Turns()
  const failing = turns.run(() => Promise.reject(new Error('paper jam')))
  const next = turns.run(async () => 'printed')
  await expect(failing).rejects.toThrow('paper jam')
  expect(await next).toBe('printed')
})

it('is idle when all that was asked for has ended, well or not', async () => {
  const turns = new Turns()
  const ended: string[] = []
  const failing = turns.run(async () => {
    ended.push('failed')
    throw new Error('no')
  })
  await Promise.all([expect(failing).rejects.toThrow('no'), turns.idle()])
  expect(ended).toEqual(['failed'])
})
