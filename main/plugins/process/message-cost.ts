import type { RpcMessage } from '../../processes/rpc-message.ts'

/** About what a message of a plugin costs the station, in milliseconds of its time. A call through the door is a request. */
const CALL_MS: Readonly<Record<string, number>> = { station: 1, table: 0.3, callPlugin: 1, machine: 0.3 }
const OTHER_CALL_MS = 0.3
const NOTICE_MS = 0.1
const ANSWER_MS = 0.02

export function messageCostMs(message: RpcMessage): number {
  switch (message.kind) {
    case 'call':
      return Object.hasOwn(CALL_MS, message.method) ? (CALL_MS[message.method] ?? OTHER_CALL_MS) : OTHER_CALL_MS
    case 'notice':
      return NOTICE_MS
    default:
      return ANSWER_MS
  }
}
