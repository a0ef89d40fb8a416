import { describe, expect, it } from 'vitest'
import { parseVersion, versionObstacle } from './version-window.ts'

describe('the version window', () => {
  it.each([
    ['0.0.3', false],
    ['0.1.0', true],
    ['0.1.3', true],
    ['0.1.4', false],
    ['0.10.1', false],
  ])('0.1.0 to 0.1.3 with host %s: fits is %s', (host, fits) => {
    expect(versionObstacle({ min: '0.1.0', max: '0.1.3', host }) === null).toBe(fits)
  })

  it('a missing bound never fails', () => {
    expect(versionObstacle({ min: undefined, max: undefined, host: '9.0.0' })).toBeNull()
    expect(versionObstacle({ min: '1.0.0', max: undefined, host: '9.0.0' })).toBeNull()
  })

  it('compares numbers, not digits', () => {
    expect(versionObstacle({ min: '9.0.0', max: undefined, host: '10.0.0' })).toBeNull()
  })

  it('a bound that cannot be read is an obstacle', () => {
    expect(versionObstacle({ min: 'soon', max: undefined, host: '1.0.0' })).toBe(
      'MIN_VERSION "soon" is not of the form 1.2.3. Correct it in the plugin.',
    )
    expect(['1.2', '1.2.3.4', 'v1.2.3', '1.2.x', ''].map(parseVersion)).toEqual([null, null, null, null, null])
  })
})
