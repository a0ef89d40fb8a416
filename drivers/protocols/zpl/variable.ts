/** The names of Set-Get-Do: what newer models tell in words. */
export type VariableName =
  'odometer.total_label_count' | 'odometer.total_print_length' | 'device.unique_id' | 'media.status'

const MOST_BYTES = 512

export function variableQuestion(name: VariableName): Uint8Array {
  return new TextEncoder().encode(`! U1 getvar "${name}"\r\n`)
}

/** The value in its quotes; null where the printer does not know it, `'more'` while the answer is not complete. */
export function parseVariable(received: Uint8Array): { value: string | null } | 'more' {
  const text = new TextDecoder().decode(received.subarray(0, MOST_BYTES))
  const [, value] = /"([^"]*)"/.exec(text) ?? []
  if (value !== undefined) return { value: value === '?' || value === '' ? null : value }
  if (received.length > MOST_BYTES) throw new Error(`No answer to getvar in ${received.length} bytes`)
  return 'more'
}

/** The answer as a printer writes it. */
export function writeVariable(value: string | null): Uint8Array {
  return new TextEncoder().encode(`"${value ?? '?'}"`)
}
