/** What travels between the station and a reading worker. */
export interface ReadRequest {
  id: number
  sql: string
  parameters: readonly unknown[]
}

export type ReadReply =
  { id: number; rows: unknown[] } | { id: number; error: { message: string; code: string | null } }
