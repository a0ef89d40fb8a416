import * as makes from './makes.ts'

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

export const MAKES: readonly MakeFile[] = Object.values(makes)

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

const LANGUAGES: readonly string[] = [...new Set(MODELS.flatMap(({ languages }) => languages))]

/** The drivers for what a printer says that it understands, such as `ZPL II;EPL`, in its order: they are called as languages are. */
export function driversOfCommandSet(commandSet: string): string[] {
  const said = commandSet.split(/[,;]/).map(letters)
  return said.flatMap((set) => LANGUAGES.filter((language) => set.startsWith(letters(language))))
}

function letters(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
