import { expect, test } from 'vitest'
import { propertyRecord } from './property-record.ts'

test('a property has a type and a group, and progress an end, also where the driver says nothing of them (K16)', () => {
  expect([
    propertyRecord({ key: 'Model', value: 'ZD421' }),
    propertyRecord({ key: 'Ribbon', value: '40', type: 'progress' }),
    propertyRecord({ key: 'Ribbon', value: '40', group: 'Supplies', type: 'progress', max_progress: 300 }),
  ]).toEqual([
    { key: 'Model', value: 'ZD421', group: '', type: 'str', max_progress: null },
    { key: 'Ribbon', value: '40', group: '', type: 'progress', max_progress: 100 },
    { key: 'Ribbon', value: '40', group: 'Supplies', type: 'progress', max_progress: 300 },
  ])
})
