import { expect, test } from 'vitest'
import { EventLog, type News } from './event-log.ts'

const news = (key: string): News => ({ type: 'plugin.changed', data: { key, active: true } })
const log = () => new EventLog({ clock: () => new Date('2026-03-01T12:00:00.000Z') })

test('news are numbered from one and carry the time', () => {
  const events = log()
  events.publish(news('a'))
  expect(events.after(0)).toEqual([
    { number: 1, time: '2026-03-01T12:00:00.000Z', type: 'plugin.changed', data: { key: 'a', active: true } },
  ])
})

test('a client gets what came after the number it saw last', () => {
  const events = log()
  for (const key of ['a', 'b', 'c']) events.publish(news(key))
  expect(events.after(1)?.map((event) => event.number)).toEqual([2, 3])
  expect(events.after(3)).toEqual([])
})

test('a number from the future belongs to another run', () => {
  expect(log().after(1)).toBeNull()
})

test('the last 10 000 are kept; whoever is further behind reads everything again', () => {
  const events = log()
  for (let count = 0; count < 10_005; count++) events.publish(news('x'))
  expect(events.after(4)).toBeNull()
  const kept = events.after(5)
  expect([kept?.length, kept?.[0]?.number, kept?.at(-1)?.number]).toEqual([10_000, 6, 10_005])
})

test('each run of the station has a name of its own', () => {
  expect(log().epoch).not.toBe(log().epoch)
})

test('a throwing listener keeps nothing from the others', () => {
  const events = log()
  const heard: number[] = []
  events.subscribe(() => {
    throw new Error('bad listener')
  })
  events.subscribe((event) => heard.push(event.number))
  events.publish(news('a'))
  expect(heard).toEqual([1])
})

test('a disposed subscription hears nothing more', () => {
  const events = log()
  const heard: number[] = []
  const subscription = events.subscribe((event) => heard.push(event.number))
  events.publish(news('a'))
  subscription[Symbol.dispose]()
  events.publish(news('b'))
  expect(heard).toEqual([1])
})
