import { expect, test } from 'vitest'
import { loadFunction, readSource } from './load-function.ts'

const show = () => 'shown'
const load = (source: string, version = '') => {
  const asked: string[] = []
  const importModule = async (address: string) => {
    asked.push(address)
    return { renderPanel: show, other: () => 'other', text: 'no function' }
  }
  return loadFunction({ source, usual: 'renderPanel', version, importModule }).then((found) => [asked[0], found.name])
}

test('the function named after the colon is taken, the usual one without a name (U11)', async () => {
  expect([await load('/static/x.js:other'), await load('/static/x.js')]).toEqual([
    ['/static/x.js', 'other'],
    ['/static/x.js', 'show'],
  ])
})

test('a module that was loaded anew has another address', async () => {
  expect((await load('/static/x.js:other', '2.1'))[0]).toBe('/static/x.js?v=2.1')
})

test.each(['nothing', 'text', 'constructor'])('a module without a function "%s" says so', async (name) => {
  await expect(load(`/static/x.js:${name}`)).rejects.toThrow(`/static/x.js has no function "${name}".`)
})

test('a colon of a port is no name of a function', () => {
  expect(readSource('http://scanbench.localhost:1234/x.js', 'renderPanel')).toEqual({
    address: 'http://scanbench.localhost:1234/x.js',
    name: 'renderPanel',
  })
})

const failing = (error: Error) =>
  loadFunction({ source: '/static/x.js', usual: 'show', version: '', importModule: () => Promise.reject(error) })

test('a module that is not there says where it belongs, and one with a fault says its fault', async () => {
  await expect(failing(new TypeError('Failed to fetch dynamically imported module'))).rejects.toThrow(
    '/static/x.js cannot be loaded. Look whether it is in the static folder of the plugin.',
  )
  await expect(failing(new SyntaxError('Unexpected token'))).rejects.toThrow('Unexpected token')
})
