import { describe, expect, it } from 'vitest'
import { AppError, ERRORS, fromWire, isDeviceGone, MixinNotImplementedError, toWire } from './errors.ts'

describe('errors', () => {
  it('take status, expectation and message from the table', () => {
    const { code, status, expected, message, details } = new AppError('DEVICE_BUSY')
    expect({ code, status, expected, message, details }).toEqual({
      code: 'DEVICE_BUSY',
      status: 409,
      expected: true,
      message: 'Another program holds the device',
      details: undefined,
    })
  })

  it('say in one line what happened, without a full stop, in every row', () => {
    for (const { message, status } of Object.values(ERRORS)) {
      expect(message).toMatch(/^[A-Z][^\n.]+$/)
      expect(status).toBeGreaterThanOrEqual(400)
    }
  })

  it('cross a pipe with code, message, details and the far stack', () => {
    const cause = new AppError('DEVICE_DISCONNECTED', 'Unplugged', { details: { bytesTaken: 3 } })
    const arrived = fromWire(structuredClone(toWire(cause)))
    expect(arrived).toBeInstanceOf(AppError)
    expect({ code: arrived.code, message: arrived.message, details: arrived.details }).toEqual({
      code: 'DEVICE_DISCONNECTED',
      message: 'Unplugged',
      details: { bytesTaken: 3 },
    })
    expect(arrived.stack).toContain('--- far side ---')
    expect(arrived.stack).toContain(cause.stack)
  })

  it('become INTERNAL when nobody knows them, on either side', () => {
    expect(toWire(new TypeError('x is undefined'))).toMatchObject({ code: 'INTERNAL', message: 'x is undefined' })
    expect(toWire('text')).toEqual({ code: 'INTERNAL', message: 'text' })
    const unknown = JSON.parse('{"code":"FROM_THE_FUTURE","message":"later"}')
    expect(fromWire(unknown)).toMatchObject({ code: 'INTERNAL', message: 'later' })
    const inherited = JSON.parse('{"code":"toString","message":"odd"}')
    expect(fromWire(inherited)).toMatchObject({ code: 'INTERNAL', status: 500 })
  })

  it('are asked by meaning', () => {
    const gone = ['DEVICE_NOT_FOUND', 'DEVICE_DISCONNECTED', 'CONNECTION_LOST', 'DEVICE_BUSY'] as const
    expect(gone.map((code) => isDeviceGone(new AppError(code)))).toEqual([true, true, true, false])
    expect(isDeviceGone(new Error('DEVICE_NOT_FOUND'))).toBe(false)
  })

  it('keep the names of the field', () => {
    expect(new MixinNotImplementedError('x')).toMatchObject({
      name: 'MixinNotImplementedError',
      code: 'MIXIN_NOT_IMPLEMENTED',
    })
  })
})
