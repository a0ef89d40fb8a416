/**
 * Text in CPCL has no quotes: it ends with its line, and blanks at its ends are lost. `! U` begins a command of the line mode
 * wherever some firmware looks for it. Text that cannot travel as it is, is refused.
 */
export function isCpclText(text: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(text) && !UNSAFE.test(text)
}

const UNSAFE = /^!|! *U|\^XA/i
