import { AppError } from '@scanbench/plugin'

const RANGE = /^(?<first>\d{1,4})(?:\s*-\s*(?<last>\d{1,4}))?$/u

/** Which places of the first sheet are used up, as people write them: `4, 9-12`. Here they are counted from 0. */
export function readUsedPlaces(text: string, places: number): ReadonlySet<number> {
  const parts = text.split(',').map((part) => part.trim())
  return new Set(parts.filter((part) => part !== '').flatMap((part) => placesOf(part, places)))
}

function placesOf(part: string, places: number): number[] {
  const { first, last = first } = RANGE.exec(part)?.groups ?? {}
  const [from, to] = [Number(first), Number(last)]
  if (first === undefined || from > to)
    throw invalid(`"${part}" is no place of a sheet. Write numbers and ranges, such as 4, 9-12.`)
  if (from < 1 || to > places) throw invalid(`A sheet has the places 1 to ${places}, and "${part}" is not among them.`)
  return Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index)
}

function invalid(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { used: [message] } })
}
