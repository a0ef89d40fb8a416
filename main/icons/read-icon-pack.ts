import { AppError } from '@scanbench/plugin'
import type { IconPack } from '@scanbench/plugin/mixins'

type Values = Record<string, unknown>

const WORD = /^[\w.-]{1,50}$/

/** What a plugin gave, as a pack; MIXIN_INVALID with what is wrong. */
export function readIconPack(given: unknown): IconPack {
  const { name, prefix, fonts, icons } = object(given, 'a pack')
  const read = Object.entries(object(icons, 'icons')).map(([key, icon]) => [word(key, 'an icon'), readIcon(key, icon)])
  return {
    name: text(name, 'name'),
    prefix: word(prefix, 'prefix'),
    fonts: texts(fonts, 'fonts'),
    icons: Object.fromEntries(read) as IconPack['icons'],
  }
}

function readIcon(key: string, given: unknown): IconPack['icons'][string] {
  const { name, category, tags, variants } = object(given, key)
  if (!Array.isArray(tags)) throw invalid(`tags of ${key}`)
  return {
    name: text(name, `name of ${key}`),
    category: text(category, `category of ${key}`),
    tags: tags.map((tag) => text(tag, `tags of ${key}`)),
    variants: texts(variants, `variants of ${key}`),
  }
}

function object(value: unknown, what: string): Values {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values
  throw invalid(what)
}

function texts(value: unknown, what: string): Record<string, string> {
  return Object.fromEntries(Object.entries(object(value, what)).map(([key, entry]) => [key, text(entry, what)]))
}

function text(value: unknown, what: string): string {
  if (typeof value === 'string') return value
  throw invalid(what)
}

function word(value: unknown, what: string): string {
  if (typeof value === 'string' && WORD.test(value)) return value
  throw invalid(`${what} (letters, digits, dots and hyphens only)`)
}

function invalid(what: string): AppError {
  return new AppError('MIXIN_INVALID', `iconPacks() gave something else than ${what}`)
}
