import { messageOf } from '@scanbench/plugin'
import { parentPort, workerData } from 'node:worker_threads'
import { connect, withPreparedStatements } from './connect.ts'
import type { ReadReply, ReadRequest } from './read-messages.ts'

const connection = withPreparedStatements(connect(String(workerData), { readonly: true }))

function answer({ id, sql, parameters }: ReadRequest): ReadReply {
  try {
    const statement = connection.prepare(sql)
    if (statement.reader) return { id, rows: statement.all(parameters) }
    statement.run(parameters)
    return { id, rows: [] }
  } catch (error) {
    const message = messageOf(error)
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    return { id, error: { message, code } }
  }
}

parentPort?.on('message', (request: ReadRequest) => {
  parentPort?.postMessage(answer(request), [])
})
