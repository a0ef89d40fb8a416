import { readdir, readFile, realpath } from 'node:fs/promises'

/** The text of a file of the kernel without its line end; null where there is none, or the device went away meanwhile. */
export async function textOf(file: string): Promise<string | null> {
  // What goes away while it is read is not there: that is the answer.
  const text = await readFile(file, 'utf8').catch(() => null)
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

export async function numberOf(file: string, radix: 10 | 16): Promise<number | null> {
  const value = Number.parseInt((await textOf(file)) ?? '', radix)
  return Number.isNaN(value) ? null : value
}

/** Empty where there is no such folder: a kernel without USB has no folder for it. */
export async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => [])
  return names.toSorted()
}

/** Where a link of the kernel leads. */
export async function targetOf(link: string): Promise<string | null> {
  return realpath(link).catch(() => null)
}
