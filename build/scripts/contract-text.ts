import { join } from 'node:path'
import { openApiDocument } from '../../main/api/contract.ts'
import type { Route } from '../../main/api/route.ts'

export const CONTRACT_FILE = join(import.meta.dirname, '../../test/golden/openapi.json')

/** The contract as it lies in the repository. */
export function contractText(routes: readonly Route[]): string {
  return `${JSON.stringify(openApiDocument(routes), null, 1)}\n`
}
