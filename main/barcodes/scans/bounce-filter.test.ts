import { describe, expect, it } from 'vitest'
import { BounceFilter } from './bounce-filter.ts'

function verdicts(reads: [device: string, code: string, at: number][], windowMs = 600) {
  const filter = new BounceFilter()
  const accepted = reads.map(([device, code, at]) =>
    filter.accepts({ device, bytes: new TextEncoder().encode(code), at, windowMs }),
  )
  return { accepted, suppressed: filter.suppressed }
}

describe('repeated reads', () => {
  it('of the same bytes within the window count once', () => {
    expect(
      verdicts([
        ['a', 'X1', 0],
        ['a', 'X1', 599],
      ]),
    ).toEqual({ accepted: [true, false], suppressed: 1 })
  })

  it('start the window anew each time', () => {
    expect(
      verdicts([
        ['a', 'X1', 0],
        ['a', 'X1', 500],
        ['a', 'X1', 1000],
        ['a', 'X1', 1600],
      ]),
    ).toEqual({ accepted: [true, false, false, true], suppressed: 2 })
  })

  it('are scans of their own on another device, or with another code between them', () => {
    expect(
      verdicts([
        ['a', 'X1', 0],
        ['b', 'X1', 1],
        ['a', 'X2', 2],
        ['a', 'X1', 3],
      ]),
    ).toEqual({ accepted: [true, true, true, true], suppressed: 0 })
  })

  it('all count when the window is 0', () => {
    expect(
      verdicts(
        [
          ['a', 'X1', 0],
          ['a', 'X1', 0],
        ],
        0,
      ),
    ).toEqual({ accepted: [true, true], suppressed: 0 })
  })
})
