import bixolon from './bixolon.json' with { type: 'json' }
import brother from './brother.json' with { type: 'json' }
import citizen from './citizen.json' with { type: 'json' }
import custom from './custom.json' with { type: 'json' }
import dymo from './dymo.json' with { type: 'json' }
import epson from './epson.json' with { type: 'json' }
import godex from './godex.json' with { type: 'json' }
import honeywell from './honeywell.json' with { type: 'json' }
import sato from './sato.json' with { type: 'json' }
import star from './star.json' with { type: 'json' }
import tsc from './tsc.json' with { type: 'json' }
import zebra from './zebra.json' with { type: 'json' }

/** One maker of printers: the file of its name. */
export interface MakeFile {
  make: string
  /** USB vendor ids, four hexadecimal digits. */
  vendorIds: readonly string[]
  /** What holds for all its models. */
  quirks?: readonly string[]
  /** Why none of them can be used, and what to do instead. */
  unsupported?: string
  models: readonly ModelEntry[]
}

export interface ModelEntry {
  model: string
  /** Other ways in which it names itself. */
  names?: readonly string[]
  /** USB product ids, where they are known for certain. */
  productIds?: readonly string[]
  /** Slugs of drivers, the best first. */
  languages: readonly string[]
  dpi: readonly number[]
  /** What its head can print. */
  widthMm: number
  media: readonly string[]
  connections: readonly string[]
  quirks?: readonly string[]
}

/** A model with its make. */
export interface DeviceModel extends ModelEntry {
  make: string
  unsupported: string | null
}

export const MAKES: readonly MakeFile[] = [
  bixolon,
  brother,
  citizen,
  custom,
  dymo,
  epson,
  godex,
  honeywell,
  sato,
  star,
  tsc,
  zebra,
]

const MODELS: readonly DeviceModel[] = MAKES.flatMap(({ make, unsupported, models }) =>
  models.map((model) => ({ ...model, make, unsupported: unsupported ?? null })),
)

/** The model of these USB ids; null when the product is not known for certain. */
export function modelOfUsb(vendorId: string, productId: string): DeviceModel | null {
  const make = makeOfVendor(vendorId)?.make
  const product = productId.toLowerCase()
  return MODELS.find((model) => model.make === make && model.productIds?.includes(product) === true) ?? null
}

export function makeOfVendor(vendorId: string): MakeFile | null {
  return MAKES.find(({ vendorIds }) => vendorIds.includes(vendorId.toLowerCase())) ?? null
}

/** The model that a device names in a sentence about itself, such as `Brother QL-820NWB` or `ZTC ZD421-203dpi ZPL`. */
export function modelInText(text: string): DeviceModel | null {
  const said = letters(text)
  const named = MODELS.flatMap((model) =>
    [model.model, ...(model.names ?? [])].map((name) => ({ model, name: letters(name) })),
  )
  const found = named.filter(({ name }) => said.includes(name))
  return found.toSorted((a, b) => b.name.length - a.name.length)[0]?.model ?? null
}

/** Names of languages in the device id of IEEE 1284, by the drivers that speak them. */
const COMMAND_SETS: readonly (readonly [name: string, driver: string])[] = [
  ['ZPL', 'zpl'],
  ['TSPL', 'tspl'],
  ['EPL', 'epl'],
  ['CPCL', 'cpcl'],
  ['SBPL', 'sbpl'],
  ['DPL', 'dpl'],
  ['ESCPOS', 'esc-pos'],
]

/** The drivers for what a printer says that it understands, such as `ZPL II;EPL`. */
export function driversOfCommandSet(commandSet: string): string[] {
  const said = commandSet.split(/[,;]/).map(letters)
  return COMMAND_SETS.filter(([name]) => said.some((set) => set.startsWith(name))).map(([, driver]) => driver)
}

function letters(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
