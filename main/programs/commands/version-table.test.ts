import { expect, test } from 'vitest'
import type { PackageVersions } from '../../records/plugin-records.ts'
import { versionTable } from './version-table.ts'

const BOXES: PackageVersions = {
  name: 'boxes',
  version: '1.4.0',
  requirement: 'boxes@^1',
  is_listed: true,
  update: '1.5.0',
  newest: '2.0.0',
  published: [
    { version: '2.0.0', published_at: '2026-05-02T10:00:00.000Z' },
    { version: '1.5.0', published_at: '2026-04-02T10:00:00.000Z' },
    { version: '1.4.0', published_at: null },
  ],
  older: [{ version: '1.3.0', kept_until: '2026-06-01T00:00:00.000Z' }],
  is_asking: false,
  checked_at: '2026-05-03T00:00:00.000Z',
  problem: '',
}
const BY_HAND: PackageVersions = {
  ...BOXES,
  name: 'by-hand',
  requirement: 'by-hand@file:/by-hand.tgz',
  is_listed: false,
  update: null,
  newest: null,
  published: [],
  older: [],
}

test('every package has a line with what an update brings, the newest of all, and what was here before', () => {
  expect(versionTable([BOXES, BY_HAND], null)).toBe(`package  version  update  newest  was here before
boxes    1.4.0    1.5.0   2.0.0   1.3.0
by-hand  1.4.0    -       -       -
by-hand: nobody lists newer versions, since it came as a file, from a folder or an address`)
})

test('of one package every version is there once, with the command that brings it', () => {
  expect(versionTable([BOXES, BY_HAND], 'boxes')).toBe(`boxes 1.4.0, by boxes@^1
version  published
2.0.0    2026-05-02  scanbench plugins install boxes@2.0.0
1.5.0    2026-04-02  scanbench plugins update boxes
1.4.0    -           is here
1.3.0    -           kept until 2026-06-01: scanbench plugins back boxes 1.3.0`)
})

test('why a registry gave no answer stands below, and what is kept is there all the same', () => {
  const away = { ...BOXES, update: null, newest: null, published: [], problem: 'connect ECONNREFUSED' }
  expect(versionTable([away], 'boxes').split('\n').slice(2)).toEqual([
    '1.4.0    -          is here',
    '1.3.0    -          kept until 2026-06-01: scanbench plugins back boxes 1.3.0',
    'boxes: the registry gave no answer: connect ECONNREFUSED',
  ])
})

test('a package that was not installed is told, with those that were', () => {
  expect(() => versionTable([BOXES, BY_HAND], 'boxen')).toThrow(
    'No package "boxen" was installed here. There is: boxes, by-hand.',
  )
})
