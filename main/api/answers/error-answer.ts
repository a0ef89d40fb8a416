import { randomBytes } from 'node:crypto'
import { AppError, type Logger } from '@scanbench/plugin'
import { jsonAnswer } from './json-answer.ts'

/** Any thrown value as InvenTree answers it. What nobody expected gets a number that is also in the log. */
export function errorAnswer(error: unknown, request: Request, log: Logger): Response {
  if (!(error instanceof AppError) || !error.expected) return unexpected(error, request, log)
  if (error.code === 'INVALID_INPUT') return jsonAnswer(error.details ?? { non_field_errors: [error.message] }, 400)
  const body = { detail: error.message, ...error.details, code: error.code }
  return jsonAnswer(body, error.status, error.code === 'UNAUTHORIZED' ? challenge(request) : {})
}

function unexpected(error: unknown, request: Request, log: Logger): Response {
  const reference = randomBytes(4).toString('hex')
  const path = new URL(request.url).pathname
  log.error('A request failed', { reference, method: request.method, path, error })
  return jsonAnswer(
    {
      error: 'Something is wrong in the program itself',
      error_class: error instanceof Error ? error.name : typeof error,
      detail: `Something is wrong in the program itself. The log has more under the reference ${reference}.`,
      path,
      status_code: 500,
      code: 'INTERNAL',
      reference,
    },
    500,
  )
}

/** Pages are not offered Basic: the browser would put its own password box over the window. */
function challenge(request: Request): Record<string, string> {
  const isPage = request.headers.has('sec-fetch-site')
  return { 'WWW-Authenticate': isPage ? 'Token realm="Scanbench"' : 'Basic realm="Scanbench"' }
}
