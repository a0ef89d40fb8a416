import { expect, test } from 'vitest'
import { PRINTER_LANGUAGES } from '../../drivers/printers/languages.ts'
import { VIRTUAL_LANGUAGES } from '../../drivers/simulators/languages.ts'
import { ZLIB } from '../support/zlib.ts'
import { readSource, sourceFiles } from './imports.ts'

const SLUGS = PRINTER_LANGUAGES.map(({ driver }) => new (driver(ZLIB))().SLUG)

/** Commands that people write by hand: a set of its own, for which values must be made harmless. */
const BY_HAND = [
  'main/composition/language-drivers.ts',
  'main/labels/commands/render-commands.ts',
  'main/records/label-document.ts',
  'main/records/label-records.ts',
  'renderer/features/designer/code/languages.ts',
  'renderer/features/designer/code/starters.ts',
  'renderer/features/labels/templates-tab.tsx',
]

const isOwn = (file: string): boolean => /^drivers\/(?:printers\/[\w-]+|simulators)\//u.test(file)

test('a printer language is added in its own folders and two lists: the program names none elsewhere', () => {
  const named = new RegExp(
    String.raw`^(?!import | *[*/]).*(['"])?(?<!/)\b(?:${SLUGS.join('|')})(?:-printer)?(['"]|: )`,
    'mu',
  )
  const files = sourceFiles().filter(
    (file) => /^(?:main|drivers|plugins|renderer|build)\//u.test(file) && named.test(readSource(file)),
  )
  expect(files.filter((file) => !isOwn(file)).toSorted()).toEqual(BY_HAND.toSorted())
})

test('no folder of a language names another one', () => {
  const foreign = SLUGS.flatMap((slug) =>
    sourceFiles()
      .filter((file) => file.startsWith('drivers/printers/') && !file.startsWith(`drivers/printers/${slug}/`))
      .filter((file) => readSource(file).includes(`'${slug}'`))
      .map((file) => ({ slug, file })),
  )
  // Both families of Brother share a folder.
  expect(foreign.filter(({ slug, file }) => !(slug.startsWith('brother') && file.includes('/brother/')))).toEqual([])
})

test('every language has a printer without hardware, which speaks it back', () => {
  expect(Object.keys(VIRTUAL_LANGUAGES).toSorted()).toEqual(SLUGS.toSorted())
})
