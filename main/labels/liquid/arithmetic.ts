import { textOf } from './filter-arguments.ts'
import type { LabelFilter } from './filter-arguments.ts'
import { isMoney } from './money.ts'

type Sum = (one: number, other: number) => number

/** 0.1 + 0.2 is 0.3 on labels. */
const exact = (value: number): number => Number(value.toPrecision(15))

const SUMS: Readonly<Record<string, Sum>> = {
  add: (one, other) => one + other,
  subtract: (one, other) => one - other,
  multiply: (one, other) => one * other,
  divide: (one, other) => one / other,
  // The sign is that of the divisor, as in InvenTree.
  modulo: (one, other) => one - other * Math.floor(one / other),
}

const CASTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  str: String,
  int: (value) => Math.trunc(Number(value)),
  float: Number,
}

function numberOf(value: unknown, filter: string): number {
  const number = typeof value === 'string' ? Number(value.trim()) : typeof value === 'number' ? value : Number.NaN
  if (value === '' || Number.isNaN(number)) throw new Error(`${filter} needs numbers, and "${String(value)}" is none`)
  return number
}

function filterOf(name: string, sum: Sum): LabelFilter {
  return (input, { values, named }) => {
    const [other] = values
    const money = [input, other].find(isMoney)
    if (isMoney(input) && isMoney(other) && input.currency !== other.currency)
      throw new Error(`${name} cannot mix ${input.currency} and ${other.currency}`)
    const one = numberOf(isMoney(input) ? input.amount : input, name)
    const two = numberOf(isMoney(other) ? other.amount : other, name)
    if (two === 0 && (name === 'divide' || name === 'modulo')) throw new Error(`${name} by zero`)
    const result = exact(sum(one, two))
    if (money !== undefined) return { amount: result, currency: money.currency }
    const cast = CASTS[textOf(named['cast'])]
    return cast === undefined ? result : cast(result)
  }
}

export const ARITHMETIC_FILTERS: Readonly<Record<string, LabelFilter>> = Object.fromEntries(
  Object.entries(SUMS).map(([name, sum]) => [name, filterOf(name, sum)]),
)
