import { FILTER_NOTES } from '../../main/labels/liquid/filter-notes.ts'

/** The page `docs/filters.md`. */
export function filtersPage(): string {
  return `# Filters of templates

Made from the table in \`main/labels/liquid/filter-notes.ts\`; change it there.

Labels and reports have the filters of [Liquid](https://liquidjs.com/filters/overview.html) and those below, which are the tags of
InvenTree's templates by the same names: \`{{ quantity | multiply: 2 }}\`. What is wrong in one is an error of the template, and
nothing is printed. Examples are in [templates.md](templates.md).
${Object.entries(FILTER_NOTES).map(sectionOf).join('')}`
}

function sectionOf([title, filters]: [string, Readonly<Record<string, string>>]): string {
  const rows = Object.entries(filters).map(([name, note]) => `| \`${name}\` | ${note} |`)
  return `\n## ${title}\n\n| Filter | What it gives |\n| --- | --- |\n${rows.join('\n')}\n`
}
