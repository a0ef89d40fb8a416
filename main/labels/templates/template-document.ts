import { AppError } from '@scanbench/plugin'
import { LabelDocument } from '../../records/label-document.ts'

/** A document from a file, a request or the database; what is wrong is said with its place. */
export function readTemplateDocument(value: unknown): LabelDocument {
  const { success, data, error } = LabelDocument.safeParse(value)
  if (!success) throw invalid(error.issues.map(({ path, message }) => `${path.join('.') || 'template'}: ${message}`))
  const problems = data.kind === 'design' ? problemsOf(data.objects, data.groups) : []
  if (problems.length > 0) throw invalid(problems)
  return data
}

function invalid(problems: string[]): AppError {
  return new AppError('TEMPLATE_INVALID', `The label template is not valid: ${problems[0] ?? ''}`, {
    details: { non_field_errors: problems },
  })
}

/** What a schema cannot say: names that point at something, and at one thing only. */
function problemsOf(objects: { id: string; group: string | null }[], groups: { id: string }[]): string[] {
  const ids = [...objects, ...groups].map(({ id }) => id)
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  const known = new Set(groups.map(({ id }) => id))
  return [
    ...Array.from(twice, (id) => `two objects have the id "${id}"`),
    ...objects.flatMap(({ id, group }) =>
      group === null || known.has(group) ? [] : [`"${id}" is in the group "${group}", which is not there`],
    ),
  ]
}
