import { beforeEach, expect, test } from 'vitest'
import { STATION } from './actor.ts'
import { PasswordGate } from './password-gate.ts'

let now: number
let asked: string[]
let gate: PasswordGate

beforeEach(() => {
  now = 0
  asked = []
  gate = new PasswordGate({
    users: {
      async verify(username, password) {
        asked.push(password)
        return username === 'ann' && password === 'right' ? STATION : null
      },
    },
    clock: () => new Date(now),
  })
})

async function message(password: string, username = 'ann'): Promise<string> {
  return gate.pass(username, password).then(
    () => 'in',
    (error: Error) => error.message,
  )
}

async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await message('wrong')
}

test('five wrong passwords close the name, the right one included', async () => {
  await fail(5)
  expect([await message('right'), asked.length]).toEqual(['Too many failed attempts. Try again in 1 s.', 5])
})

test('another name is not closed by it, the same name in capitals is', async () => {
  await fail(5)
  expect([await message('wrong', 'bob'), await message('right', 'ANN')]).toEqual([
    'Invalid username or password.',
    'Too many failed attempts. Try again in 1 s.',
  ])
})

test('the pause doubles up to a minute', async () => {
  const pauses: number[] = []
  await fail(4)
  for (let round = 0; round < 8; round++) {
    await fail(1)
    const seconds = Number(/in (\d+) s/.exec(await message('wrong'))?.[1])
    pauses.push(seconds)
    now += seconds * 1000
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})

test('the right password after the pause forgives everything', async () => {
  await fail(5)
  now += 1000
  expect(await message('right')).toBe('in')
  await fail(4)
  expect(await message('right')).toBe('in')
})

test('guesses sent at once are tried one after the other, so that none slips through', async () => {
  await Promise.all(Array.from({ length: 50 }, () => message('wrong')))
  expect(asked.length).toBe(5)
})
