import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', 'corpus')

/** Inputs that were kept for a target: one line each, bytes as the characters of a JSON text. */
export function readCorpus(target: string): Uint8Array[] {
  const file = join(FOLDER, `${target}.txt`)
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => Buffer.from(JSON.parse(line) as string, 'latin1'))
}

export function writeCorpus(target: string, inputs: readonly Uint8Array[]): void {
  const lines = inputs.map((input) => `${textOf(input)}\n`).toSorted()
  writeFileSync(join(FOLDER, `${target}.txt`), lines.join(''))
}

/** As one line of ASCII. */
export function textOf(input: Uint8Array): string {
  const text = JSON.stringify(Buffer.from(input).toString('latin1'))
  return text.replaceAll(/[\u007f-\u00ff]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)
}
