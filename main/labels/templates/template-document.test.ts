import { expect, test } from 'vitest'
import { BUILT_IN_TEMPLATES } from './built-in/built-in-templates.ts'
import { readTemplateDocument } from './template-document.ts'
import { lineObject } from './template-objects.ts'

const DESIGN = { format: 1, kind: 'design', widthMm: 50, heightMm: 30, prompts: [], samples: [], groups: [] } as const

test.each(BUILT_IN_TEMPLATES.map(({ record, document }) => [record.name, document] as const))(
  'the %s comes back equal from JSON',
  (_, document) => {
    expect(readTemplateDocument(JSON.parse(JSON.stringify(document)))).toEqual(document)
  },
)

const read = (objects: unknown[]) => () => readTemplateDocument({ ...DESIGN, objects })

test('what is wrong is said with its place', () => {
  const line = lineObject('a', { xMm: 0, yMm: 0, lengthMm: 9 })
  expect(read([{ ...line, lengthMm: -1 }])).toThrow(/objects\.0\.lengthMm/)
  expect(read([line, line])).toThrow('two objects have the id "a"')
  expect(read([{ ...line, group: 'g' }])).toThrow('"a" is in the group "g", which is not there')
  expect(() => readTemplateDocument({ ...DESIGN, objects: [], format: 2 })).toThrow(/format/)
})
