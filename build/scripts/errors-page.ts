import { ERRORS } from '@scanbench/plugin/host'

interface Row {
  status: number
  expected: boolean
  message: string
  inventree?: string
}

/** The page `docs/errors.md`. */
export function errorsPage(): string {
  return `# Errors

Made from the table in \`plugins/sdk/errors.ts\`; change it there.

Every failure that a person or a program can meet has a code. The message of a single error says more than the text
here: what happened, to what, and what to do next. \`bug\` means that the program itself is wrong; such an answer carries
a reference number that is also in the log.

| Code | HTTP status | Kind | Meaning | InvenTree |
| --- | --- | --- | --- | --- |
${Object.entries<Row>(ERRORS)
  .map(([code, row]) => rowOf(code, row))
  .join('\n')}
`
}

const rowOf = (code: string, { status, expected, message, inventree }: Row): string =>
  `| \`${code}\` | ${status} | ${expected ? 'expected' : 'bug'} | ${message} | ${inventree ?? ''} |`
