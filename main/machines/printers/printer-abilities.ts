import { PRINTER_COMMANDS, PRINTER_QUESTIONS } from '@scanbench/plugin/machine'
import type {
  LabelPrinterDriver,
  MachineSettingValues,
  PrinterAbility,
  PrinterCommand,
  PrinterQuestion,
} from '@scanbench/plugin/machine'

/** Something that people expect of a printer; null where it can, else why not and what to do instead. */
export interface NamedAbility {
  name: PrinterCommand | PrinterQuestion
  cannot: string | null
}

/** What the connection adds or takes away. */
interface Line {
  /** A print queue tells nothing back. */
  isOneWay: boolean
  /** A socket on USB can be reset beside all languages. */
  isOnUsb: boolean
}

const UNASKED = 'The driver of this printer does not ask for it.'
const UNCOMMANDED = 'The driver of this printer has no command for it. Use the buttons of the printer itself.'
const ONE_WAY = 'A print queue of this computer tells nothing back. Connect the printer by USB or network for that.'

/** What this printer can, as it is set up and connected, all in one order. */
export function abilitiesOf(driver: LabelPrinterDriver, settings: MachineSettingValues, line: Line): NamedAbility[] {
  const questions = driver.questions()
  const commands = driver.commands(settings)
  return [
    ...PRINTER_QUESTIONS.map((name) => ({
      name,
      cannot: line.isOneWay ? ONE_WAY : obstacle(questions[name], UNASKED),
    })),
    ...PRINTER_COMMANDS.map((name) => ({
      name,
      cannot: name === 'reset' && line.isOnUsb ? null : obstacle(commands[name], UNCOMMANDED),
    })),
  ]
}

function obstacle(ability: PrinterAbility | undefined, otherwise: string): string | null {
  if (ability === undefined) return otherwise
  return 'cannot' in ability ? ability.cannot : null
}
