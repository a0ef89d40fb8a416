import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderText } from './drawing/liquid-text.ts'
import { NO_HOST, withHost } from './liquid/template-host.ts'
import { MediaImages } from './media-images.ts'

const PICTURE = Buffer.from('picture')
const uri = (type: string): string => `data:image/${type};charset=utf-8;base64,${PICTURE.toString('base64')}`

let folder: string
let media: MediaImages

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scanbench-media-'))
  for (const name of ['media/part_images', 'media/report/assets']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['secret.png', 'media/report/assets/ce.png', 'media/part_images/pen.jpg', 'media/notes.txt'])
    writeFileSync(join(folder, name), PICTURE)
  writeFileSync(join(folder, 'media/part_images/pen.preview.jpg'), Buffer.from('small'))
  writeFileSync(join(folder, 'media/large.png'), '')
  truncateSync(join(folder, 'media/large.png'), 11 * 2 ** 20)
  symlinkSync(join(folder, 'secret.png'), join(folder, 'media/link.png'))
  media = new MediaImages({ folder: join(folder, 'media') })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function render(expression: string, part: object = {}): string {
  const host = { ...NO_HOST, mediaImage: (path: string) => media.read(path) }
  return renderText(`{{ ${expression} }}`, withHost({ part }, host))
}

test.each([
  ["'../secret.png' | asset"],
  ["'/etc/hosts.png' | uploaded_image"],
  ["'part_images/../../secret.png' | uploaded_image"],
  ["'..\\\\secret.png' | uploaded_image"],
  ["'C:secret.png' | uploaded_image"],
  ["'link.png' | uploaded_image"],
])('%s reaches no file outside of the media folder (P27)', (expression) => {
  expect(() => render(expression)).toThrow('outside of the media folder')
})

test('the image of a part cannot lead out of the media folder (P27)', () => {
  expect(() => render('part | part_image', { image: '/media/../secret.png' })).toThrow('outside of the media folder')
})

test('an asset is a data URI, and nothing where it is missing, or an error if so wished (P27)', () => {
  expect(render("'ce.png' | asset")).toBe(uri('png'))
  expect(render("'no.png' | asset")).toBe('')
  expect(() => render("'no.png' | asset: raise_error: true")).toThrow('no file "no.png"')
})

test('an uploaded image that is missing is white, or an error if so wished (P27)', () => {
  expect(render("'part_images/pen.jpg' | uploaded_image")).toBe(uri('jpeg'))
  expect(render("'no.png' | uploaded_image")).toMatch(/^data:image\/png;/)
  expect(() => render("'no.png' | uploaded_image: replace_missing: false")).toThrow('no image "no.png"')
})

test('a part shows its image, in a smaller form if there is one', () => {
  const part = { image: '/media/part_images/pen.jpg' }
  expect(render('part | part_image', part)).toBe(uri('jpeg'))
  expect(render('part | part_image: preview: true', part)).toContain(Buffer.from('small').toString('base64'))
  expect(render('part | part_image: thumbnail: true', part)).toBe(uri('jpeg'))
  expect(render('part | company_image', { image: null })).toMatch(/^data:image\/png;/)
})

/** A PNG and a GIF of 40 by 20 pixels, as far as their heads say it, and a drawing. */
const HEADS: Readonly<Record<string, Buffer>> = {
  'wide.png': Buffer.from('89504e470d0a1a0a0000000d49484452000000280000001408', 'hex'),
  'wide.gif': Buffer.concat([Buffer.from('GIF89a'), Buffer.from('28001400', 'hex')]),
  'wide.webp': Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0', 'latin1'),
    Buffer.from('270000130000', 'hex'),
  ]),
  'wide.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9v9z"/></svg>'),
}

test.each([
  ['wide.png', 'width: 80', [80, 40]],
  ['wide.gif', 'height: 10', [20, 10]],
  ['wide.webp', 'width: 80, height: 80', [80, 80]],
  ['wide.svg', 'rotate: 90', [20, 40]],
  ['wide.png', "rotate: '-180'", [40, 20]],
  ['wide.png', 'width: 80, rotate: 270', [40, 80]],
  ['wide.png', 'rotate: 45', [42.43, 42.43]],
] as const)('%s with %s is a picture of %j, with the image whole in it', (name, named, [width, height]) => {
  writeFileSync(join(folder, 'media', name), HEADS[name]!)
  const [type, content] = render(`'${name}' | uploaded_image: ${named}`).split(';charset=utf-8;base64,')
  const svg = Buffer.from(content ?? '', 'base64').toString()
  expect([type, svg]).toEqual(['data:image/svg+xml', expect.stringContaining(`width="${width}" height="${height}"`)])
  expect(svg).toContain(`href="${media.read(name)}"`)
})

test.each([
  ["'wide.png' | uploaded_image: rotate: 'left'", 'number of degrees'],
  ["'part_images/pen.jpg' | uploaded_image: rotate: 90", 'its own size is not known'],
  ["'no.png' | uploaded_image: raise_error: true", 'no image "no.png"'],
  ["'part_images/pen.jpg' | encode_svg_image", 'needs the text of an SVG'],
])('%s is an error: %s', (expression, reason) => {
  writeFileSync(join(folder, 'media/wide.png'), HEADS['wide.png']!)
  expect(() => render(expression)).toThrow(reason)
})

test('a drawing of the media folder is taken by its path', () => {
  writeFileSync(join(folder, 'media/wide.svg'), HEADS['wide.svg']!)
  expect(render("'wide.svg' | encode_svg_image")).toBe(media.read('wide.svg'))
})

test('what is no image is not read, and neither is one that is too large', () => {
  expect(media.read('notes.txt')).toBeNull()
  expect(() => media.read('large.png')).toThrow('more than 10 MB')
})
