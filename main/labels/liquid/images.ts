import { blankRaster } from '../../../drivers/protocols/raster.ts'
import { writePng } from '../drawing/raster/png.ts'
import { isNothing, textOf } from './filter-arguments.ts'
import type { FilterArguments, LabelFilter } from './filter-arguments.ts'
import { shapedPicture } from './shaped-picture.ts'
import type { TemplateHost } from './template-host.ts'

/** White, where a picture should be and is not. */
const BLANK = pngUri(writePng(blankRaster(8, 8), 8))

function pngUri(png: Uint8Array): string {
  return `data:image/png;charset=utf-8;base64,${Buffer.from(png).toString('base64')}`
}

const asset: LabelFilter = (input, { values, named }, host) => {
  const name = textOf(input)
  const found = name === '' ? null : (host.asset(name) ?? host.mediaImage(`report/assets/${name}`))
  if (found === null && (values[0] ?? named['raise_error']) === true)
    throw new Error(`asset: there is no file "${name}"`)
  return found
}

const uploadedImage: LabelFilter = (input, { values, named }, host) => {
  const path = textOf(input)
  const found = path === '' ? null : host.mediaImage(path)
  const isNeeded = (values[0] ?? named['replace_missing']) === false || named['raise_error'] === true
  if (found === null && isNeeded) throw new Error(`uploaded_image: there is no image "${path}"`)
  return found === null ? BLANK : shapedPicture(found, named)
}

/** The text of a drawing, or the path of one in the media folder. */
const encodeSvgImage: LabelFilter = (input, _, host) => {
  const given = textOf(input)
  if (/<svg[\s>]/u.test(given))
    return `data:image/svg+xml;charset=utf-8;base64,${Buffer.from(given).toString('base64')}`
  const found = given === '' ? null : host.mediaImage(given)
  if (found === null || !found.startsWith('data:image/svg+xml'))
    throw new Error('encode_svg_image needs the text of an SVG, or the path of one in the media folder')
  return found
}

/** `chair.png` has its smaller forms beside it: `chair.preview.png`. */
const FORMS = ['thumbnail', 'preview'] as const

function formOf(path: string, form: string): string {
  return path.replace(/(\.[^./]+)$/u, `.${form}$1`)
}

function recordImage(name: string): LabelFilter {
  return (input, { named }: FilterArguments, host) => {
    if (typeof input !== 'object' || input === null) throw new Error(`${name} needs an object with an image`)
    const path = (input as Record<string, unknown>)['image']
    return isNothing(path) ? BLANK : imageInForm(pathInMedia(textOf(path)), named, host)
  }
}

function imageInForm(path: string, named: FilterArguments['named'], host: TemplateHost): string {
  const form = FORMS.find((one) => named[one] === true)
  const found = (form === undefined ? null : host.mediaImage(formOf(path, form))) ?? host.mediaImage(path)
  return found === null ? BLANK : shapedPicture(found, named)
}

/** Records have the address of their image. */
function pathInMedia(address: string): string {
  return address.replace(/^\/?media\//u, '')
}

const LOGOS = ['logo.png', 'logo.svg']

/** The asset with this name, which each company brings itself. */
const logoImage: LabelFilter = (_, given, host) => {
  const logos = LOGOS.map((name) => asset(name, { ...given, named: {}, values: [] }, host))
  return logos.find((logo) => logo !== null) ?? BLANK
}

/** Pictures for image objects and for pages: from the assets and the media folder, and from nowhere else. */
export const IMAGE_FILTERS: Readonly<Record<string, LabelFilter>> = {
  asset,
  uploaded_image: uploadedImage,
  encode_svg_image: encodeSvgImage,
  part_image: recordImage('part_image'),
  company_image: recordImage('company_image'),
  logo_image: logoImage,
}
