import {
  BarcodeScannerDriver,
  BarcodeScannerStatus,
  BaseMachineType,
  LabelPrinterDriver,
  LabelPrinterStatus,
} from '@scanbench/plugin/machine'
import { boolean, choice, decimal, integer, related, text } from '@scanbench/plugin/settings'
import { LAYOUT_NAMES } from '../../drivers/protocols/keyboard-layouts.ts'
import { SEPARATOR_TEXTS } from '../../drivers/protocols/scan-cleaning.ts'

export class LabelPrinterMachineType extends BaseMachineType {
  readonly SLUG = 'label-printer'
  readonly NAME = 'Label printer'
  readonly DESCRIPTION = 'Prints labels for stock items, parts and locations'
  readonly BASE_DRIVER = LabelPrinterDriver
  readonly MACHINE_STATUS = LabelPrinterStatus
  readonly STATUS_MODEL = 'LabelPrinterStatus'
  readonly MACHINE_SETTINGS = {
    LOCATION: related({
      name: 'Location',
      description: 'Where the printer stands',
      model: 'stocklocation',
    }),
    ROLL_KIND: choice({
      name: 'Roll in it',
      description: 'For printers that do not tell by themselves: labels for another roll wait',
      choices: [
        { value: 'unknown', display_name: 'Not known' },
        { value: 'labels', display_name: 'Labels of one size' },
        { value: 'endless', display_name: 'Endless' },
      ],
      default: 'unknown',
    }),
    ROLL_WIDTH_MM: decimal({ name: 'Width of the roll', units: 'mm', min: 0, max: 300, default: 0 }),
    ROLL_LENGTH_MM: decimal({
      name: 'Length of its labels',
      description: 'Along the roll; of no matter for an endless one',
      units: 'mm',
      min: 0,
      max: 1000,
      default: 0,
    }),
    HEAD_WIDTH_MM: decimal({
      name: 'Width of the head',
      description:
        'For printers that do not say what they are: nothing can be printed beside it; 0 when it is not known',
      units: 'mm',
      min: 0,
      max: 300,
      default: 0,
    }),
    OFFSET_RIGHT_MM: decimal({
      name: 'Move right',
      description: 'Moves all that the program draws, where it comes out askew; below zero to the left',
      units: 'mm',
      min: -20,
      max: 20,
      default: 0,
    }),
    OFFSET_DOWN_MM: decimal({
      name: 'Move down',
      description: 'Below zero: up',
      units: 'mm',
      min: -20,
      max: 20,
      default: 0,
    }),
  }
}

export class BarcodeScannerMachineType extends BaseMachineType {
  readonly SLUG = 'barcode-scanner'
  readonly NAME = 'Barcode scanner'
  readonly DESCRIPTION = 'Reads barcodes and hands them to the station'
  readonly BASE_DRIVER = BarcodeScannerDriver
  readonly MACHINE_STATUS = BarcodeScannerStatus
  readonly STATUS_MODEL = 'BarcodeScannerStatus'
  readonly MACHINE_SETTINGS = {
    USE: choice({
      name: 'How it is used',
      description: 'A stand reads a code again and again while it stays in view; such repeats are ignored for longer.',
      choices: [
        { value: 'hand-held', display_name: 'Hand-held' },
        { value: 'stand', display_name: 'On a stand, hands-free' },
      ],
    }),
    BOUNCE_MS: integer({
      name: 'Hand-held: ignore repeats within',
      description: 'The same code again from this scanner counts once within this time; 0 counts every read.',
      units: 'ms',
      default: 150,
      min: 0,
      max: 10_000,
    }),
    STAND_BOUNCE_MS: integer({
      name: 'On a stand: ignore repeats within',
      description: 'The same, while it is used on a stand.',
      units: 'ms',
      default: 700,
      min: 0,
      max: 10_000,
    }),
    PREFIX: text({
      name: 'Prefix to take off',
      description: 'What the scanner puts before each code. Control characters by name: <STX>.',
    }),
    SUFFIX: text({
      name: 'Suffix to take off',
      description: 'What it puts after each code, before the line end. Control characters by name: <ETX>.',
    }),
    SEPARATOR: choice({
      name: 'Separator of GS1 codes',
      description: 'What the scanner sends for the separator GS. The scanner check finds it out.',
      choices: [
        { value: 'sent', display_name: 'GS itself, or Ctrl+]' },
        ...SEPARATOR_TEXTS.map((value) => ({ value, display_name: value })),
        { value: 'key', display_name: 'The key F8' },
        { value: 'lost', display_name: 'Nothing: it is lost' },
      ],
    }),
    KEYBOARD_LAYOUT: choice({
      name: 'Keyboard layout of the scanner',
      description:
        'For scanners that type: the layout that they are set to, which need not be the one of this computer.',
      choices: [
        ...Object.entries(LAYOUT_NAMES).map(([value, display_name]) => ({ value, display_name })),
        { value: 'system', display_name: 'As this computer reads its keys' },
      ],
    }),
    LETTER_CASE: choice({
      name: 'Small and capital letters',
      choices: [
        { value: 'as sent', display_name: 'As they come' },
        { value: 'swapped', display_name: 'Come the other way round' },
      ],
    }),
    ENCODING: choice({
      name: 'Characters',
      description: 'How the bytes of a code are read as text.',
      choices: [
        { value: 'automatic', display_name: 'UTF-8, else Latin-1' },
        { value: 'utf-8', display_name: 'UTF-8' },
        { value: 'latin-1', display_name: 'Latin-1' },
        { value: 'windows-1252', display_name: 'Windows-1252' },
        { value: 'shift-jis', display_name: 'Shift-JIS' },
      ],
    }),
    FEEDBACK: boolean({
      name: 'Beep for the result',
      description: 'Scanners that can be told to beep do so when a code is accepted or refused.',
      default: true,
    }),
  }
}
