const PREFIX = 'SCB-'
const FORM = /^SCB-[0-9A-F]{8}$/

/** The printer's own code, to be put on its housing: what is to be done there is said when it is scanned. */
export function printerCode(machine: string): string {
  return `${PREFIX}${machine.replaceAll('-', '').slice(0, 8).toUpperCase()}`
}

export function isPrinterCode(text: string): boolean {
  return FORM.test(text)
}
