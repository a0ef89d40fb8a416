// What every JavaScript host has; nothing else may be used in the pure layers.
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

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
