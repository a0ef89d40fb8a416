import { expect, test } from 'vitest'
import { hideCredentials } from './hide-credentials.ts'

test.each([
  ['Fetching git+https://ann:pa55@host/x.git#v2', 'Fetching git+https://***@host/x.git#v2'],
  ['https://ghp_token@host:8080/x.tgz', 'https://***@host:8080/x.tgz'],
  ['at http://a:b@c@host/ and https://d:e@other/', 'at http://***@host/ and https://***@other/'],
  ['git+ssh://git@host/x.git', 'git+ssh://git@host/x.git'],
  ['git+ssh://git:pa55@host/x.git', 'git+ssh://***@host/x.git'],
  ['@acme/hello@^1 from https://host/@acme/hello', '@acme/hello@^1 from https://host/@acme/hello'],
])('%s is shown as %s', (text, shown) => {
  expect(hideCredentials(text)).toBe(shown)
})

test('a token is hidden wherever it stands', () => {
  expect(hideCredentials('Bearer npm_1234 was refused', 'npm_1234')).toBe('Bearer *** was refused')
})
