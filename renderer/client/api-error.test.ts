import { describe, expect, test } from 'vitest'
import { readApiError } from './api-error.ts'

describe('readApiError', () => {
  test.each([
    [{ detail: 'Not found.' }, 'Not found.', {}],
    [{ error: 'No match found for barcode data', plugin: null }, 'No match found for barcode data', {}],
    [{ name: ['Is taken.'] }, 'name: Is taken.', { name: ['Is taken.'] }],
    [{ non_field_errors: ['One only.'] }, 'One only.', { non_field_errors: ['One only.'] }],
    [['Too many.'], 'Too many.', { '': ['Too many.'] }],
    [null, 'The station answered with status 400.', {}],
  ])('%j is told as "%s"', (body, message, fields) => {
    const error = readApiError(400, body)
    expect({ message: error.message, fields: error.fields }).toEqual({ message, fields })
  })

  test('messages of nested lists keep their position', () => {
    const { fields } = readApiError(400, { items: [{}, { quantity: ['A valid number is required.'] }] })
    expect(fields).toEqual({ 'items.1.quantity': ['A valid number is required.'] })
  })
})
