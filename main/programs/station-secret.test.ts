import { expect, test } from 'vitest'
import { STATION } from '../users/actor.ts'
import { admitSecret, createSecret, secretHeader } from './station-secret.ts'

test('the secret of the data folder acts as the station; any other word is left to the door', async () => {
  const secret = createSecret()
  const actors: unknown[] = []
  const door = admitSecret(async (_, context) => {
    actors.push(context?.actor ?? 'as it comes')
    return new Response()
  }, secret)
  const ask = (authorization: string) => door(new Request('http://127.0.0.1/', { headers: { authorization } }))
  await ask(secretHeader(secret))
  await ask(secretHeader(createSecret()))
  await ask('Basic abc')
  expect(actors).toEqual([STATION, 'as it comes', 'as it comes'])
})
