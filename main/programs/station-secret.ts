import { randomBytes } from 'node:crypto'

/** Only who can read the data folder knows it, and whoever can do that owns the station anyway. */
export const createSecret = (): string => randomBytes(32).toString('hex')

export const secretHeader = (secret: string): string => `Station ${secret}`
