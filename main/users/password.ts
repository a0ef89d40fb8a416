import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// 16 MB and about a tenth of a second; inside what both OpenSSL and BoringSSL allow without raising limits.
const COST = { N: 16_384, r: 8, p: 5 }
const LENGTH = 32

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Takes as long for no hash as for a wrong password, so that time tells nobody which users exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = (stored ?? '').split('$')
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) {
    await derive(password, randomBytes(16), COST)
    return false
  }
  const expected = Buffer.from(hash, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, cost, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
