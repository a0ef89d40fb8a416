import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { BurstWatch, watchBursts } from './burst-watch.ts'

const bursts = (...times: number[]) => {
  const watch = new BurstWatch()
  return times.map((at) => watch.press(at))
}

test('from the third quick key on it is a scanner', () => {
  expect(bursts(0, 10, 20, 30)).toEqual([false, false, true, true])
})

test('a person who types is none, and neither are two keys that roll over', () => {
  expect(bursts(0, 90, 110, 220, 330)).toEqual([false, false, false, false, false])
})

test('what comes right behind a code is the scanner’s as well', () => {
  expect(bursts(0, 10, 20, 200, 260)).toEqual([false, false, true, true, false])
})

test('while a code is typed the menu acts on no key; afterwards it does again', () => {
  const ignored: boolean[] = []
  const page = Object.assign(new EventEmitter(), {
    setIgnoreMenuShortcuts: (isIgnored: boolean) => void ignored.push(isIgnored),
  })
  let now = 0
  watchBursts(page, () => now)
  for (const at of [0, 5, 10, 1000]) {
    now = at
    page.emit('before-input-event', {}, { type: 'keyDown', isAutoRepeat: false })
    page.emit('before-input-event', {}, { type: 'keyUp', isAutoRepeat: false })
  }
  expect(ignored).toEqual([false, false, true, false])
})
