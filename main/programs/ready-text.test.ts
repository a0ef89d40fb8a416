import { expect, test } from 'vitest'
import { addressesOf, ticketUrl } from './addresses.ts'
import { readyText } from './ready-text.ts'

const addresses = addressesOf(8123)

test('where no window opens, the start prints the addresses and a link that signs in once', () => {
  const url = ticketUrl(addresses, 'abc')
  expect(readyText({ addresses, choice: { kind: 'address', reason: 'No display.' }, url })).toBe(`Scanbench is ready.
  Window:        http://scanbench.localhost:8123
  Other clients: http://127.0.0.1:8123
  Sign in once:  http://scanbench.localhost:8123/?ticket=abc
No display.
Ctrl+C stops it.
`)
})

test('with a password or a window no ticket is printed', () => {
  const browser = { name: 'Chromium', path: '/usr/bin/chromium' }
  const texts = [
    readyText({ addresses, choice: { kind: 'address', reason: 'No display.' }, url: addresses.window }),
    readyText({
      addresses,
      choice: { kind: 'browser', browser, reason: 'Chromium.' },
      url: ticketUrl(addresses, 'abc'),
    }),
  ]
  expect(texts.join('')).not.toContain('ticket')
})
