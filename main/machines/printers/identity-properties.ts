import type {
  LabelPrinterDriver,
  MachineProperty,
  MachineSettingValues,
  PrinterIdentity,
} from '@scanbench/plugin/machine'

const WORDS: readonly (readonly [keyof PrinterIdentity, string])[] = [
  ['manufacturer', 'Make'],
  ['model', 'Model'],
  ['firmware', 'Firmware'],
  ['serialNumber', 'Serial number'],
]
const MM_PER_INCH = 25.4
/** What heads are sold as. */
const RESOLUTIONS = [152, 180, 203, 300, 360, 406, 600]

/** What a printer said of itself, for its page. */
export function identityProperties(identity: PrinterIdentity): MachineProperty[] {
  const words = WORDS.flatMap(([key, name]) => {
    const value = identity[key]
    return typeof value === 'string' && value !== '' ? [{ key: name, value, group: 'Printer' }] : []
  })
  const { dotsPerMm, properties = [] } = identity
  if (dotsPerMm === undefined) return [...words, ...properties]
  return [...words, { key: 'Head', value: `${resolutionOf(dotsPerMm)} dpi`, group: 'Printer' }, ...properties]
}

/** Labels would come out at another size than they were drawn: what is wrong and what to do; null when all fits. */
export function resolutionProblem(
  { dotsPerMm }: PrinterIdentity,
  driver: LabelPrinterDriver,
  settings: MachineSettingValues,
): string | null {
  if (dotsPerMm === undefined) return null
  const [says, isSet] = [resolutionOf(dotsPerMm), resolutionOf(driver.dotsPerMm(settings))]
  if (says === isSet) return null
  return `The printer says that its head has ${says} dpi, and its settings say ${isSet}. Change the resolution in its settings.`
}

/** Printers and settings round in different ways: 12, 11.8 and 11.81 dots per millimetre are all 300 dpi. */
function resolutionOf(dotsPerMm: number): number {
  const dpi = dotsPerMm * MM_PER_INCH
  return RESOLUTIONS.toSorted((a, b) => Math.abs(a - dpi) - Math.abs(b - dpi))[0] ?? Math.round(dpi)
}
