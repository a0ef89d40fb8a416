import { MAKES } from '../../drivers/devices/device-table.ts'
import scanners from '../../drivers/devices/scanners.json' with { type: 'json' }

/** Before 73-seat-late.rules, which gives the device to whoever sits at the computer. */
export const UDEV_RULES_FILE = 'build/udev/70-scanbench.rules'

const HEAD = `# Rights to the scanners and label printers that Scanbench knows. Written from drivers/devices by
# "npm run docs:update"; put changes of your own into a file that is read later.
#
# TAG+="uaccess" lets whoever is signed in at this computer use the device; a service is put into the groups
# "dialout" (serial) and "lp" (printers) instead.

ACTION=="remove", GOTO="scanbench_end"
`
const END = '\nLABEL="scanbench_end"\n'

/** The rules of udev for a Linux package. */
export function udevRules(): string {
  const scannerSections = scanners.makers.map((maker) =>
    section(`Scanners of ${maker.name}`, [maker.vendor_id], scannerRules),
  )
  const printers = MAKES.map(({ make, vendorIds }) => section(`Printers of ${make}`, vendorIds, printerRules))
  return [HEAD, ...scannerSections, ...printers, END].join('')
}

function section(title: string, vendorIds: readonly string[], rules: (vendor: string) => string[]): string {
  return `\n# ${title}\n${vendorIds.flatMap((vendor) => rules(vendor)).join('\n')}\n`
}

/**
 * A scanner is never put to sleep, which costs its first code, and ModemManager does not send its questions to it, which it
 * would take for commands.
 */
function scannerRules(vendor: string): string[] {
  return [
    `SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{idVendor}=="${vendor}", ENV{ID_MM_DEVICE_IGNORE}="1", TAG+="uaccess", ATTR{power/control}="on"`,
    `SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${vendor}", TAG+="uaccess"`,
    ...serialRule(vendor),
  ]
}

function printerRules(vendor: string): string[] {
  return [
    `SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{idVendor}=="${vendor}", ENV{ID_MM_DEVICE_IGNORE}="1", GROUP="lp", MODE="0664", TAG+="uaccess"`,
    `SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", ATTRS{idVendor}=="${vendor}", GROUP="lp", MODE="0660", TAG+="uaccess"`,
    ...serialRule(vendor),
  ]
}

function serialRule(vendor: string): string[] {
  return [`SUBSYSTEM=="tty", ATTRS{idVendor}=="${vendor}", ENV{ID_MM_PORT_IGNORE}="1", TAG+="uaccess"`]
}
