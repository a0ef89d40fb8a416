import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './folders.ts'
import { GENERATED_PAGES } from './generated-pages.ts'

for (const { file, text } of GENERATED_PAGES) writeFileSync(join(ROOT, file), await text())
console.log(`Written: ${GENERATED_PAGES.map(({ file }) => file).join(', ')}.`)
