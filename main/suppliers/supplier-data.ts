import { AppError } from '@scanbench/plugin'
import type { SupplierImport, SupplierSearchResult } from '@scanbench/plugin/mixins'
import { z } from 'zod'

/** What plugins of suppliers answer; it is foreign, and held against its shape before anything is done with it. */
const text = z.string().max(2000)

const Suppliers = z.array(z.object({ slug: text.min(1), name: text }))

const SearchResults = z.array(
  z.object({
    sku: text,
    name: text,
    exact: z.boolean(),
    description: text,
    price: text,
    link: text,
    image_url: text,
    id: text,
    existing_part_id: z.number().int().optional(),
  }),
)

const ImportData = z.object({
  part: z.object({
    name: text.min(1).max(100),
    description: text.max(250),
    IPN: text.max(100).optional(),
    link: text.optional(),
    keywords: text.max(250).optional(),
    units: text.max(20).optional(),
  }),
  manufacturer: z.object({ name: text.min(1).max(100), MPN: text.min(1).max(100) }).nullable(),
  supplier_part: z.object({
    SKU: text.min(1).max(100),
    description: text.max(250).optional(),
    link: text.optional(),
    packaging: text.max(50).optional(),
    pack_quantity: text.max(25).optional(),
  }),
  pricing: z.array(z.object({ quantity: z.number().positive(), price: z.number().min(0), currency: text.max(3) })),
  parameters: z.array(z.object({ name: text, value: text })),
})

export function readSuppliers(answer: unknown): { slug: string; name: string }[] {
  return read(Suppliers, answer, 'getSuppliers')
}

export function readSearchResults(answer: unknown): SupplierSearchResult[] {
  return read(SearchResults, answer, 'getSearchResults') as SupplierSearchResult[]
}

export function readImportData(answer: unknown): SupplierImport {
  return read(ImportData, answer, 'getImportData') as SupplierImport
}

function read<T>(schema: z.ZodType<T>, answer: unknown, method: string): T {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new AppError('MIXIN_INVALID', `${method}() gave something unusable at "${where}": ${issue?.message ?? ''}`)
}
