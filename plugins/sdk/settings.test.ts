import { describe, expect, expectTypeOf, it } from 'vitest'
import { boolean, choice, decimal, integer, related, text } from './settings.ts'
import type { Setting, SettingValues } from './settings.ts'

describe('declarations of settings', () => {
  it('are filled up with harmless defaults', () => {
    expect(text({ name: 'Address' })).toEqual({
      kind: 'text',
      name: 'Address',
      description: '',
      units: '',
      default: '',
      required: false,
      protected: false,
      hidden: false,
      choices: [],
      min: null,
      max: null,
      model: null,
      modelFilters: {},
      confirm: '',
    })
  })

  it('keep what the author says, also a default that is falsy', () => {
    expect(integer({ name: 'Darkness', default: 0, min: 0, max: 30, units: 'steps' })).toMatchObject({
      kind: 'integer',
      default: 0,
      min: 0,
      max: 30,
      units: 'steps',
    })
    expect(decimal({ name: 'Width', default: 0.5 })).toMatchObject({ kind: 'decimal', default: 0.5, min: null })
    expect(boolean({ name: 'Quiet' })).toMatchObject({ kind: 'boolean', default: false })
    expect(related({ name: 'Place', model: 'stocklocation' })).toMatchObject({ default: null, model: 'stocklocation' })
    expect(text({ name: 'Key', protected: true, hidden: true })).toMatchObject({ protected: true, hidden: true })
  })

  it('take the first choice when no default is given, and label plain choices by themselves', () => {
    expect(choice({ name: 'Media', choices: ['gap', 'continuous'] })).toMatchObject({
      default: 'gap',
      choices: [
        { value: 'gap', display_name: 'gap' },
        { value: 'continuous', display_name: 'continuous' },
      ],
    })
    expect(
      choice({ name: 'Rate', choices: [{ value: '9600', display_name: '9600 baud' }], default: '9600' }),
    ).toMatchObject({ default: '9600', choices: [{ value: '9600', display_name: '9600 baud' }] })
  })

  it('give the type of their value', () => {
    const declared = { HOST: text({ name: 'Host' }), DPI: integer({ name: 'DPI' }), ON: boolean({ name: 'On' }) }
    expectTypeOf<SettingValues<typeof declared>>().toEqualTypeOf<{ HOST: string; DPI: number; ON: boolean }>()
    const media = choice({ name: 'Media', choices: ['gap', 'continuous'] })
    expectTypeOf(media).toEqualTypeOf<Setting<'gap' | 'continuous'>>()
  })
})
