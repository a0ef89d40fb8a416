// What every JavaScript host has; nothing else may be used in the pure layers.
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

// HTTP as every host has it, as far as plugins that call other programs need it.
interface Response {
  readonly status: number
  readonly headers: Iterable<[string, string]>
  text(): Promise<string>
}
interface AbortSignal {
  readonly aborted: boolean
}
declare const AbortSignal: { timeout(delayMs: number): AbortSignal }
declare function fetch(
  url: string,
  request: {
    method: string
    headers: Record<string, string>
    body?: string | Uint8Array<ArrayBuffer>
    signal: AbortSignal
  },
): Promise<Response>

// Only the tables of plugins under test use it; they run in Node alone.
declare module 'node:sqlite' {
  type Value = string | number | bigint | null | Uint8Array
  interface Statement {
    all(...parameters: Value[]): Record<string, Value>[]
    run(...parameters: Value[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  }
  export class DatabaseSync {
    constructor(path: string)
    exec(sql: string): void
    prepare(sql: string): Statement
    close(): void
  }
}
