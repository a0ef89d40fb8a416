import { z } from '@hono/zod-openapi'

/** One field of a form, as clients draw it. */
export interface FieldDescription {
  type: string
  required: boolean
  read_only: boolean
  label: string
  help_text: string
  default?: unknown
  max_length?: number
  min_value?: number
  max_value?: number
  choices?: { value: unknown; display_name: string }[]
  model?: string
  api_url?: string
  pk_field?: string
  filters?: Record<string, unknown>
  child?: FieldDescription
  children?: Record<string, FieldDescription>
  /** Fields whose values decide about this one. */
  depends_on?: string[]
}

export type FieldDescriptions = Record<string, FieldDescription>

/** The part of JSON Schema that our schemas turn into. */
interface JsonSchema {
  type?: string
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  default?: unknown
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** Keys of other records, by the name that such a field has everywhere. */
const RELATED: Readonly<Record<string, { model: string; api_url: string; pk_field?: string }>> = {
  part: { model: 'part', api_url: '/api/part/' },
  category: { model: 'partcategory', api_url: '/api/part/category/' },
  location: { model: 'stocklocation', api_url: '/api/stock/location/' },
  default_location: { model: 'stocklocation', api_url: '/api/stock/location/' },
  supplier_part: { model: 'supplierpart', api_url: '/api/company/part/' },
  manufacturer_part: { model: 'manufacturerpart', api_url: '/api/company/part/manufacturer/' },
  supplier: { model: 'company', api_url: '/api/company/' },
  manufacturer: { model: 'company', api_url: '/api/company/' },
  customer: { model: 'company', api_url: '/api/company/' },
  template: { model: 'labeltemplate', api_url: '/api/label/template/' },
  plugin: { model: 'pluginconfig', api_url: '/api/plugins/', pk_field: 'key' },
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'date',
  'date-time': 'datetime',
  uri: 'url',
  email: 'email',
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  integer: 'integer',
  number: 'decimal',
  array: 'list',
  object: 'nested object',
}

/** Whole numbers are bounded by what JSON can hold; that is no limit anybody wants to read. */
const isRealLimit = (limit: number | undefined): limit is number =>
  limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

/** The fields of an object schema. */
export function describeFields(schema: z.ZodType, isReadOnly: boolean): FieldDescriptions {
  if (!(schema instanceof z.ZodObject)) return {}
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' }) as JsonSchema
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => {
    const described = describe(name, json.properties?.[name] ?? {}, isReadOnly)
    return [name, { ...described, required: !isReadOnly && !field.safeParse(undefined).success }] as const
  })
  return Object.fromEntries(fields)
}

function describe(name: string, given: JsonSchema, isReadOnly: boolean): FieldDescription {
  const schema = withoutNull(given)
  return {
    type: typeOf(name, schema),
    required: false,
    read_only: isReadOnly,
    label: labelOf(name),
    help_text: given.description ?? schema.description ?? '',
    ...(given.default === undefined ? {} : { default: given.default }),
    ...(schema.maxLength === undefined ? {} : { max_length: schema.maxLength }),
    ...(isRealLimit(schema.minimum) ? { min_value: schema.minimum } : {}),
    ...(isRealLimit(schema.maximum) ? { max_value: schema.maximum } : {}),
    ...(schema.enum === undefined ? {} : { choices: schema.enum.map(choice) }),
    ...(isRelated(name, schema) ? RELATED[name] : {}),
    ...(schema.items === undefined ? {} : { child: describe('', schema.items, isReadOnly) }),
    ...(schema.properties === undefined ? {} : { children: childrenOf(schema, isReadOnly) }),
  }
}

function childrenOf({ properties = {}, required = [] }: JsonSchema, isReadOnly: boolean): FieldDescriptions {
  const children = Object.entries(properties).map(([name, schema]) => {
    return [name, { ...describe(name, schema, isReadOnly), required: required.includes(name) && !isReadOnly }] as const
  })
  return Object.fromEntries(children)
}

/** "This or null" is this, not required. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  return only !== undefined && others.length === 0 ? withoutNull(only) : schema
}

function typeOf(name: string, schema: JsonSchema): string {
  if (isRelated(name, schema)) return 'related field'
  if (schema.enum !== undefined) return 'choice'
  const format = schema.format === undefined ? undefined : FORMATS[schema.format]
  return format ?? TYPES[schema.type ?? ''] ?? 'field'
}

function isRelated(name: string, { type }: JsonSchema): boolean {
  const related = RELATED[name]
  return related !== undefined && (type === 'integer' || related.pk_field !== undefined)
}

function choice(value: unknown) {
  return { value, display_name: String(value) }
}

/** `supplier_part` is "Supplier part"; names in capitals stay as they are. */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words === words.toUpperCase() ? words : words.charAt(0).toUpperCase() + words.slice(1)
}
