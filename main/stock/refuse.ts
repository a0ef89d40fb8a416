import { AppError } from '@scanbench/plugin'

/** Values that were not accepted, in the shape clients know: field to messages. */
export function refuse(field: string, message: string): never {
  throw new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}

export function missingReference(field: string, pk: number): never {
  refuse(field, `Invalid pk "${pk}" - object does not exist.`)
}

export function notFound(what: string, pk: number): AppError {
  return new AppError('NOT_FOUND', `There is no ${what} ${pk}`)
}
