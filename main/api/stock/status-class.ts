import { z } from '@hono/zod-openapi'

/** The states of one kind of object: code, words and colour of each. */
export type StatusTable = Readonly<
  Record<string, { readonly key: number; readonly label: string; readonly color: string }>
>

export const StatusClass = z
  .object({
    status_class: z.string(),
    values: z.record(
      z.string(),
      z.object({
        key: z.number().int(),
        logical_key: z.number().int(),
        name: z.string(),
        label: z.string(),
        color: z.string(),
        custom: z.boolean(),
      }),
    ),
  })
  .openapi('StatusClass')

export function statusClass(name: string, table: StatusTable): z.input<typeof StatusClass> {
  const values = Object.entries(table).map(([key, value]) => [
    key,
    { key: value.key, logical_key: value.key, name: key, label: value.label, color: value.color, custom: false },
  ])
  return { status_class: name, values: Object.fromEntries(values) as z.input<typeof StatusClass>['values'] }
}
