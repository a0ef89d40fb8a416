import { expect, test } from 'vitest'
import { FIXED_SETTINGS } from '../../main/settings/fixed-settings.ts'
import { GLOBAL_SETTINGS } from '../../main/settings/global-settings.ts'
import { readSource, sourceFiles } from './imports.ts'

const TABLES = /^main\/settings\/(global|fixed)-settings\.ts$/
const CONSUMERS = /^(main|renderer)\//

function isUsed(key: string, sources: readonly string[]): boolean {
  const quoted = `'${key}'`
  return sources.some((source) => source.includes(quoted))
}

test('every setting of the station has an effect, or is fixed and says so', () => {
  const consumers = sourceFiles().filter((file) => CONSUMERS.test(file) && !TABLES.test(file))
  const sources = consumers.map((file) => readSource(file))
  const keys = Object.keys(GLOBAL_SETTINGS)
  expect({
    withoutEffect: keys.filter((key) => !FIXED_SETTINGS.has(key) && !isUsed(key, sources)),
    fixedButUsed: keys.filter((key) => FIXED_SETTINGS.has(key) && isUsed(key, sources)),
    fixedButUnknown: [...FIXED_SETTINGS].filter((key) => !keys.includes(key)),
  }).toEqual({ withoutEffect: [], fixedButUsed: [], fixedButUnknown: [] })
})
