import { expect, test } from 'vitest'
import { defaultDataFolder } from './default-data-folder.ts'

test.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', { HOME: '/home/ann' }, '/home/ann/.local/share/scanbench'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/data' }, '/data/scanbench'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/scanbench'],
  ['darwin', { HOME: '/Users/ann' }, '/Users/ann/Library/Application Support/Scanbench'],
  ['win32', { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'C:\\Users\\ann\\AppData\\Roaming\\Scanbench'],
])('on %s with %j the data is in %s', (platform, env, folder) => {
  expect(defaultDataFolder(platform, env)).toBe(folder)
})
