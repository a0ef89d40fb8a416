/** What a printer says of itself in its IEEE 1284 device id. */
export interface PrinterDeviceId {
  manufacturer: string | null
  model: string | null
  commandSet: string | null
  serialNumber: string | null
  /** The whole text. */
  text: string
}

const NAMES = {
  manufacturer: ['MANUFACTURER', 'MFG'],
  model: ['MODEL', 'MDL'],
  commandSet: ['COMMAND SET', 'CMD'],
  serialNumber: ['SERIALNUMBER', 'SERN', 'SN', 'SER'],
} as const

/**
 * The text in the answer to GET_DEVICE_ID. It begins with a length, high byte first and counting itself; some firmware
 * puts the low byte first or does not count the two, so the length is believed only where it fits what came.
 */
export function deviceIdText(answer: Uint8Array): string {
  const [high = 0, low = 0] = answer
  const lengths = [(high << 8) | low, (low << 8) | high].flatMap((length) => [length, length + 2])
  const end = lengths.includes(answer.length)
    ? answer.length
    : (lengths.find((length) => isPlausible(length, answer)) ?? answer.length)
  return String.fromCharCode(...answer.subarray(2, end))
    .replace(/\0[^]*$/, '')
    .trim()
}

function isPlausible(length: number, answer: Uint8Array): boolean {
  return length > 2 && length <= answer.length
}

/** Reads `MFG:Zebra;CMD:ZPL;MDL:ZD420;`, keys in short or long form and in any case. */
export function parseDeviceId(text: string): PrinterDeviceId {
  const fields = new Map(
    text.split(';').flatMap((field) => {
      const at = field.indexOf(':')
      return at < 0 ? [] : [[field.slice(0, at).trim().toUpperCase(), field.slice(at + 1).trim()] as const]
    }),
  )
  const first = (names: readonly string[]): string | null =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '') ?? null
  return {
    manufacturer: first(NAMES.manufacturer),
    model: first(NAMES.model),
    commandSet: first(NAMES.commandSet),
    serialNumber: first(NAMES.serialNumber),
    text,
  }
}
