import { z } from 'zod'
import { ManifestBlock } from './manifest.ts'

/** The block as JSON Schema, for editors: `"$schema": "./node_modules/@scanbench/plugin/manifest.schema.json"`. */
export function manifestSchema(): object {
  const schema = z.toJSONSchema(ManifestBlock, { io: 'input' })
  return { ...schema, title: 'The block "scanbench" in the package.json of a plugin' }
}
