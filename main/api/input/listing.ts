import { z } from '@hono/zod-openapi'
import type { Listing, Page } from '../../records/page.ts'
import { boolean, integer } from './values.ts'

export type { Listing, Page } from '../../records/page.ts'

/** What every list takes. */
export const listQuery = z.object({
  limit: integer.pipe(z.int().min(1)).optional(),
  offset: integer.pipe(z.int().min(0)).optional(),
  search: z.string().optional(),
  search_regex: boolean.optional(),
  search_whole: boolean.optional(),
  search_notes: boolean.optional(),
  /** Comma list of fields, `-` for descending; unknown names are dropped. */
  ordering: z.string().optional(),
})

export function pageOf(query: z.output<typeof listQuery>): Page {
  return {
    limit: query.limit ?? null,
    offset: query.offset ?? 0,
    search: words(query.search),
    ordering: words(query.ordering),
  }
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((word) => word !== '')
}

/** A bare array without `limit`, a page with it. */
export function listAnswer<T extends z.ZodType>(record: T) {
  return z.union([
    z.array(record),
    z.object({
      count: z.number().int(),
      next: z.string().nullable(),
      previous: z.string().nullable(),
      results: z.array(record),
    }),
  ])
}

export function answerList<T>(request: Request, page: Page, listing: Listing<T>) {
  if (page.limit === null) return listing.results
  const { limit, offset } = page
  return {
    count: listing.count,
    next: offset + limit < listing.count ? withOffset(request, offset + limit) : null,
    previous: offset > 0 ? withOffset(request, Math.max(0, offset - limit)) : null,
    results: listing.results,
  }
}

function withOffset(request: Request, offset: number): string {
  const url = new URL(request.url)
  if (offset === 0) url.searchParams.delete('offset')
  else url.searchParams.set('offset', String(offset))
  return url.href
}
