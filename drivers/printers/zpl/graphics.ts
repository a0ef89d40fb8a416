import type { MachineSettingValues, PrinterIdentity } from '@scanbench/plugin/machine'

interface KnownGraphics {
  form: 'zlib' | 'runs'
  /** For the page of the machine. */
  reason: string
}

/** What printers of Zebra call themselves; `~HI` of emulations has the names of their makers. */
const ZEBRA_MODEL =
  /^(Z[DTQEM]\d|Z[46]M|RZ\d|G[CKXT]\d|T?LP ?\d|HC1|KR4|KC\d|QLN?\d|RW ?\d|P4T|IMZ|EZ3|S4M|R?1[0147][05]|220|PAX)/i
/** `V84.20.15Z`: the second number is that of the language, whatever the model. */
const FIRMWARE = /^V\d+\.(\d+)\./i
/** The first that reads `:Z64:`. */
const FIRST_FIRMWARE = 14
const ZEBRA_ON_USB = /^0a5f:/i

/** In which form this printer is known to read pictures, and whence that is known. */
export function knownGraphics(identity: PrinterIdentity | null, settings: MachineSettingValues): KnownGraphics {
  const { manufacturer = '', model = '', firmware = '' } = identity ?? {}
  // Without a firmware it is the name of its plug, which is in no fixed form.
  if (model !== '' && (firmware !== '' || manufacturer === '')) return ofModel(model, firmware)
  const { CONNECTION: connection, DEVICE: device } = settings
  const isByNumber = connection === 'usb' && typeof device === 'string' && ZEBRA_ON_USB.test(device.trim())
  return isByNumber || /^zebra\b/i.test(manufacturer)
    ? { form: 'zlib', reason: 'Compressed: on USB it says that it is made by Zebra' }
    : { form: 'runs', reason: 'In runs, which every printer reads: it has not said what it is' }
}

function ofModel(model: string, firmware: string): KnownGraphics {
  const name = [model, firmware].filter((word) => word !== '').join(', ')
  if (!ZEBRA_MODEL.test(model)) return { form: 'runs', reason: `In runs: ${name} is not known as a printer of Zebra` }
  const [, version] = FIRMWARE.exec(firmware) ?? []
  if (version === undefined || Number(version) < FIRST_FIRMWARE)
    return { form: 'runs', reason: `In runs: the firmware of ${name} is too old for compressed pictures` }
  return { form: 'zlib', reason: `Compressed: ${name} is a printer of Zebra` }
}
