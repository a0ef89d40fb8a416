import { describe, expect, test } from 'vitest'
import { ITEM } from '../../../test/support/label-objects.ts'
import { filterValues, fitsFilters, readTemplateFilters } from './template-filters.ts'

describe('filters of templates', () => {
  test.each([
    ['name=widget, category=6', { name: 'widget', category: '6' }],
    ['pk__in=[1,2,3], active=True', { pk__in: [1, 2, 3], active: 'True' }],
    ['  id__in  =  [99, 199 ]  ', { id__in: [99, 199] }],
    ['', {}],
  ])('%s is read: lists are lists and values stay text (P04)', (text, values) => {
    expect(filterValues(text)).toEqual(values)
    expect(readTemplateFilters(text, 'part')).toHaveLength(Object.keys(values).length)
  })

  test.each([
    ['foo=bar', 'There is no field "foo" for the filter "foo".'],
    ['category__in=[1,', '"[1," is no list. Write it as in [1, 2, 3].'],
    ['name', '"name" is no filter: write name=value.'],
    ['name=a=b', '"name=a=b" is no filter: write name=value.'],
    ['=a', '"=a" is no filter: its name or its value is empty.'],
    ['name=', '"name=" is no filter: its name or its value is empty.'],
    ['pk__in=3', '"pk__in=3": a list goes with __in, and __in with a list.'],
    ['name__size=3', '"name" leads to nothing that the filter "name__size" could ask for.'],
  ])('%s is refused, and the text says why (P04)', (text, message) => {
    expect(() => readTemplateFilters(text, 'part')).toThrow(message)
  })

  test.each([
    ['part__IPN=BP-0042', true],
    ['part__IPN=bp-0042', false],
    ['part__IPN__iexact=bp-0042', true],
    ['part__name__icontains=PEN, quantity__gte=250', true],
    ['quantity__gt=250', false],
    ['pk__in=[41,42]', true],
    ['pk__in=[41]', false],
    ['serial__isnull=true', true],
    ['location__name__startswith=A-', true],
    ['batch__lt=B2027', true],
  ])('%s of an item with its part and place: %s', (text, fits) => {
    expect(fitsFilters(readTemplateFilters(text, 'stockitem'), ITEM, 'stockitem')).toBe(fits)
  })
})
