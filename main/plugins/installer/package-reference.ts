import { existsSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '@scanbench/plugin'

/** What a person wants installed, after every part of it was checked. */
export interface PackageReference {
  kind: 'registry' | 'tarball' | 'folder' | 'address' | 'git'
  /** Null until the package has been looked at. */
  name: string | null
  /** As npm understands it: a version or range, an absolute path, or an address. */
  spec: string
  /** Another registry than the station's, for this package alone. */
  registry: string | null
}

/** As a client sends it. */
export interface InstallRequest {
  packagename?: string | undefined
  url?: string | undefined
  version?: string | undefined
}

const SHELL_CHARACTERS = /[;&|`$()]/
const NAME = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/
const LONGEST_NAME = 214
/** Versions, ranges and tags: `1.2.3`, `^1.2`, `>=1 <2`, `latest`. Not `npm:other` and no address. */
const RANGE = /^[\w.^~<>=*+ -]{1,100}$/
const WEB = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~%@/+-]*)?$/
const GIT = /^git\+(?:https|http|ssh|file):\/\/[\w.@:~%/+-]+?(?:#(?!-)[\w./:^~-]+)?$/
const OTHER_SYSTEMS = /^(?:hg|svn|bzr)\+/
const TARBALL = /\.(?:tgz|tar\.gz)$/

/** What the fields of the API mean. Rejects with INVALID_INPUT and the field that is wrong. */
export function referenceOf({ packagename, url, version }: InstallRequest): PackageReference {
  const [name, place] = [packagename?.trim() || null, url?.trim() || null]
  for (const [field, text] of Object.entries({ packagename: name, url: place, version: version ?? null }))
    if (text !== null && SHELL_CHARACTERS.test(text))
      throw refused(field, `"${text}" contains a character that no reference has.`)
  if (name === null && place === null) throw nothingGiven()
  if (place === null) return named(name ?? '', version, null)
  if (name === null) return placed(place)
  if (OTHER_SYSTEMS.test(place)) return placed(place)
  if (GIT.test(place)) return { ...placed(place), name: checkedName(name) }
  // InvenTree's rule: beside a name, a web address is the place where packages are listed, and all else is not looked at.
  return named(name, version, WEB.test(place) && !TARBALL.test(place) ? place : null)
}

/** One line of text: `name`, `name@range`, `name@place` or a place alone. */
export function parseReference(text: string, registry: string | null = null): PackageReference {
  if (SHELL_CHARACTERS.test(text)) throw refused('packagename', `"${text}" contains a character that no reference has.`)
  if (isPlace(text)) return placed(text)
  const [, name = text, rest = ''] = /^(@?[^@]+)@(.+)$/.exec(text) ?? []
  if (isPlace(rest)) return { ...placed(rest), name: checkedName(name) }
  return named(name, rest === '' ? undefined : rest, registry)
}

/** The line that asks for the same again. */
export function referenceText({ kind, name, spec }: PackageReference): string {
  if (kind === 'registry') return spec === '' ? (name ?? '') : `${name}@${spec}`
  const place = kind === 'tarball' || kind === 'folder' ? `file:${spec}` : spec
  return name === null ? place : `${name}@${place}`
}

/** npm compares names without regard to capitals; people write underscores for hyphens. */
export function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

export function isRegistryAddress(text: string): boolean {
  return WEB.test(text)
}

function isPlace(text: string): boolean {
  return isAbsolute(text) || /^[a-z+]+:/i.test(text)
}

function named(name: string, version: string | undefined, registry: string | null): PackageReference {
  const [, plain = name, inline] = /^(@?[^@]+)@(.*)$/.exec(name) ?? []
  const range = (version?.trim() || inline) ?? ''
  if (range !== '' && !RANGE.test(range)) throw refused('version', `"${range}" is no version and no range of versions.`)
  return { kind: 'registry', name: checkedName(plain), spec: range, registry }
}

function placed(text: string): PackageReference {
  if (OTHER_SYSTEMS.test(text)) throw refused('url', 'Of version control systems only git can be used here.')
  if (GIT.test(text)) return { kind: 'git', name: null, spec: text, registry: null }
  if (WEB.test(text) && TARBALL.test(text)) return { kind: 'address', name: null, spec: text, registry: null }
  const path = pathOf(text)
  if (path === null) throw refused('url', 'Invalid URL and no package name provided')
  if (!existsSync(path)) throw refused('url', `There is nothing at ${path}.`)
  if (statSync(path).isDirectory()) return { kind: 'folder', name: null, spec: path, registry: null }
  if (TARBALL.test(path)) return { kind: 'tarball', name: null, spec: path, registry: null }
  throw refused('url', `${path} is neither a folder nor a package: its name does not end in .tgz or .tar.gz.`)
}

function pathOf(text: string): string | null {
  if (isAbsolute(text)) return text
  if (!text.startsWith('file:')) return null
  const path = text.startsWith('file://') ? fileURLToPath(text) : text.slice('file:'.length)
  return isAbsolute(path) ? path : null
}

/** A name of a package that is also safe as a part of a path. */
export function checkedName(name: string): string {
  if (name.length <= LONGEST_NAME && NAME.test(name)) return name
  throw refused('packagename', `"${name}" is no name of a package.`)
}

function nothingGiven(): AppError {
  const message = 'Either packagename or URL must be provided'
  return new AppError('INVALID_INPUT', message, { details: { packagename: [message], url: [message] } })
}

function refused(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
