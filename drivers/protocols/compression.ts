/** Streams in the form of zlib (RFC 1950), by whoever has them: what is pure imports nothing. */
export interface Compression {
  deflate(bytes: Uint8Array): Uint8Array
  /** Null for what is no such stream, and for more than so many bytes. */
  inflate(stream: Uint8Array, mostBytes: number): Uint8Array | null
}
