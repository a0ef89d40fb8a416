import { expect, test } from 'vitest'
import { permissionFlags } from './permission-flags.ts'

const PLACES = {
  program: ['/app/main/'],
  folder: '/data/plugins/node_modules/scale',
  entry: '/data/plugins/node_modules/scale/index.js',
  data: '/data/plugin-data/scale',
}

test('without permissions a plugin reads the program, its packages and its data, and writes to its data alone', () => {
  expect(permissionFlags(['stock:read', 'network'], PLACES)).toEqual([
    '--permission',
    '--allow-fs-read=/app/main/',
    '--allow-fs-read=/data/plugins/node_modules/',
    '--allow-fs-read=/data/plugins/node_modules/scale/index.js',
    '--allow-fs-read=/data/plugin-data/scale/',
    '--allow-fs-write=/data/plugin-data/scale/',
  ])
})

test('files, processes, threads and add-ons are opened one by one', () => {
  expect(permissionFlags(['files', 'processes', 'workers', 'native'], PLACES)).toEqual([
    '--permission',
    '--allow-fs-read=*',
    '--allow-fs-write=*',
    '--allow-child-process',
    '--allow-worker',
    '--allow-addons',
  ])
})
