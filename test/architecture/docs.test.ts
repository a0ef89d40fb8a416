import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GENERATED_PAGES } from '../../build/scripts/generated-pages.ts'
import { ROOT } from './imports.ts'

test.each(GENERATED_PAGES)('$file is what its table says; npm run docs:update writes it', async ({ file, text }) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toBe(await text())
})
