import type { WireError } from '@scanbench/plugin/host'

/** All that goes over the pipe between two processes. Both ends are ours and of the same version. */
export type RpcMessage =
  | { kind: 'call'; id: number; method: string; parameters: unknown; timeoutMs: number | null }
  | { kind: 'cancel'; id: number }
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: WireError }
  | { kind: 'notice'; name: string; parameters: unknown }

export interface CallContext {
  /** Aborted when the caller has given up: cancelled, out of time, or gone. */
  signal: AbortSignal
}

/** What one side can be asked for. Parameters and results are plain data. */
export type Methods = Record<string, (parameters: never, call: CallContext) => unknown>

/** What one side can be told, without an answer. */
export type Notices = Record<string, (parameters: never) => void>

export interface CallLimits {
  /** 10 s unless said otherwise; null waits until cancelled. */
  timeoutMs?: number | null
  signal?: AbortSignal
}

export const DEFAULT_TIMEOUT_MS = 10_000
