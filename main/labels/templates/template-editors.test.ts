import { expect, test } from 'vitest'
import { TemplateEditors } from './template-editors.ts'

const TEN = Date.parse('2026-11-21T10:00:00Z')

function bench() {
  let seconds = 0
  const editors = new TemplateEditors(() => new Date(TEN + seconds * 1000))
  return {
    editors,
    after: (more: number) => void (seconds += more),
    names: (template: number, window: string, user: number) =>
      editors.here(template, { window, user }).map(({ user: other, since }) => `${other} ${since.slice(11, 19)}`),
  }
}

test('whoever opens a template hears who has it open, and since when', () => {
  const { after, names } = bench()
  expect(names(1, 'a', 7)).toEqual([])
  after(12)
  expect(names(1, 'b', 8)).toEqual(['7 10:00:00'])
  after(10)
  expect([names(1, 'a', 7), names(1, 'b', 8)]).toEqual([['8 10:00:12'], ['7 10:00:00']])
})

test('another template is nobody’s business', () => {
  const { names } = bench()
  names(1, 'a', 7)
  expect(names(2, 'b', 8)).toEqual([])
})

test('a window that was closed is gone at once, one that fell silent after a while', () => {
  const { editors, after, names } = bench()
  names(1, 'a', 7)
  names(1, 'b', 8)
  editors.gone('a')
  expect(names(1, 'c', 9)).toEqual(['8 10:00:00'])
  after(46)
  expect(names(1, 'c', 9)).toEqual([])
})

test('a window that goes to another template is no longer at the first', () => {
  const { names } = bench()
  names(1, 'a', 7)
  names(2, 'a', 7)
  expect(names(1, 'b', 8)).toEqual([])
})
