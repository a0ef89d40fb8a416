import { element, plainReading } from '../../../drivers/protocols/code-element.ts'
import type { CodeReading } from '../../../drivers/protocols/code-element.ts'
import { recogniseCode } from '../../../drivers/protocols/recognise.ts'
import type { GivenCode } from '../../../drivers/protocols/recognise.ts'
import { isPrinterCode } from '../../../drivers/protocols/printer-code.ts'
import { readCommand } from '../commands/commands.ts'

/** What a code says by itself, before anybody is asked: a command is nothing else, other codes may follow several standards. */
export function codeReadings(code: GivenCode): CodeReading[] {
  const command = readCommand(code.text)
  if (command === null) return isPrinterCode(code.text) ? [printerReading(code.text)] : recogniseCode(code)
  const { name, label, quantity } = command
  const said = element(name, 'Command', quantity === null ? label : String(quantity), command.code)
  return [plainReading('command', 'Command code', [said])]
}

function printerReading(code: string): CodeReading {
  return plainReading('printer', 'Code of a printer', [element('', 'Printer', code)])
}
