import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { normalisedName, parseReference } from './package-reference.ts'
import type { PackageReference } from './package-reference.ts'

const HEAD = `# Plugins of this station, one in each line: a package of the registry, or name@address.
# They are installed as a whole by "scanbench plugins install".
`
const REGISTRY = /\s+--registry=(\S+)\s*$/

export interface Requirement {
  /** The line without its comment. */
  text: string
  /** The error of a line that means nothing. */
  reference: PackageReference | Error
}

/** `plugins.txt`: the packages a station is to have. Comments and the order of lines are the person's and stay. */
export class RequirementsFile {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  get path(): string {
    return this.#file
  }

  /** Makes the file where there is none. */
  prepare(): void {
    if (this.#read() === null) this.#write(HEAD)
  }

  list(): Requirement[] {
    const texts = this.#lines().map(withoutComment)
    return texts.filter((text) => text !== '').map((text) => ({ text, reference: read(text) }))
  }

  /** Takes the place of the line of the same package, or comes last. */
  put(name: string, text: string, registry: string | null = null): void {
    const line = registry === null ? text : `${text} --registry=${registry}`
    const lines = this.#lines()
    const known = lines.findIndex((other) => isOf(name, other))
    const kept = lines.filter((other, index) => index === known || !isOf(name, other))
    const place = known === -1 ? kept.length : kept.indexOf(lines[known] ?? '')
    this.#write(joined(kept.toSpliced(place, known === -1 ? 0 : 1, withComment(line, lines[known]))))
  }

  remove(name: string): void {
    this.#write(joined(this.#lines().filter((line) => !isOf(name, line))))
  }

  #lines(): string[] {
    const lines = (this.#read() ?? HEAD).split(/\r?\n/)
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines
  }

  #read(): string | null {
    try {
      return readFileSync(this.#file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }

  /** Whole or not at all. */
  #write(text: string): void {
    const temporary = `${this.#file}.new`
    writeFileSync(temporary, text)
    renameSync(temporary, this.#file)
  }
}

function read(text: string): PackageReference | Error {
  try {
    return parseReference(text.replace(REGISTRY, ''), REGISTRY.exec(text)?.[1] ?? null)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The name a line begins with; the path of a line without a name is no name. */
function isOf(name: string, line: string): boolean {
  const [, plain = ''] = /^(@?[^@\s/:=<>~^!]+(?:\/[^@\s/:=<>~^!]+)?)(?=[@\s=<>~^!]|$)/.exec(withoutComment(line)) ?? []
  return plain !== '' && normalisedName(plain) === normalisedName(name)
}

/** A `#` within a word belongs to the address of a git repository. */
const withoutComment = (line: string): string => line.replace(/(?:^|\s)#.*$/, '').trim()

function withComment(line: string, before = ''): string {
  const comment = /\s#.*$/.exec(before)?.[0] ?? ''
  return line + comment
}

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
