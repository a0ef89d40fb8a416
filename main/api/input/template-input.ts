import { z } from '@hono/zod-openapi'

const NOT_A_FILE = 'The submitted data was not a file. Check the encoding type on the form.'

/** The page of a template, as InvenTree's clients send it. */
export const htmlFile = z
  .instanceof(File, { error: NOT_A_FILE })
  .refine(({ name }) => /\.html?$/iu.test(name), 'File extension is not allowed. Allowed extensions are: html, htm.')
  .openapi({ type: 'string', format: 'binary' })

/** `1,2,3`, also in brackets. */
export const pkList = z
  .string()
  .regex(/^[\d\s,[\]]*$/u, 'Write numbers with commas between them.')
  .transform((list) => Array.from(list.matchAll(/\d+/gu), ([digits]) => Number(digits)))
