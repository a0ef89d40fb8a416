import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './folders.ts'
import { UDEV_RULES_FILE, udevRules } from './udev-rules.ts'

const lines = udevRules().split('\n')

/** Whatever the tables hold, and however they are written. */
function vendorsOnDisk(): string[] {
  const folder = join(ROOT, 'drivers', 'devices')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const lists = text.match(/"vendorIds": \[[^\]]*\]/gu) ?? text.match(/"vendor_id": "[0-9a-f]{4}"/gu) ?? []
    return lists.flatMap((list) => list.match(/[0-9a-f]{4}(?=")/gu) ?? [])
  })
}

test('the file is what the tables say; npm run docs:update writes it', () => {
  expect(readFileSync(join(ROOT, UDEV_RULES_FILE), 'utf8')).toBe(udevRules())
})

test('every vendor of the tables gets the rights, whatever kind of file the kernel makes for its device', () => {
  const vendors = vendorsOnDisk()
  const without = vendors.filter((vendor) => {
    const own = lines.filter((line) => line.includes(`"${vendor}"`))
    return !['"usb"', '"tty"'].every((kind) => own.some((line) => line.includes(kind) && line.includes('uaccess')))
  })
  expect([vendors.length > 10, without]).toEqual([true, []])
})

test('every rule is one that udev reads: matches and settings with commas between', () => {
  const part = String.raw`[A-Z]+(\{[\w/]+\})?(==|\+=|=)"[^"]*"`
  const rule = new RegExp(`^${part}(, ${part})*$`)
  expect(lines.filter((line) => line !== '' && !line.startsWith('#') && !rule.test(line))).toEqual([])
})

test('the packages bring the rules and the libraries that the native modules need', () => {
  const packaging = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
  expect(
    packaging.match(/build\/udev\/70-scanbench\.rules=\/usr\/lib\/udev\/rules\.d\/70-scanbench\.rules/gu),
  ).toHaveLength(2)
  expect(packaging).toMatch(/^deb:[^]*libusb-1\.0-0[^]*libudev1[^]*^rpm:/mu)
})
