import type { PrinterCondition } from '../../client/machine-work.ts'

/** What a person does at the printer, in order; printing goes on by itself afterwards. */
export const WHAT_TO_DO: Readonly<Record<PrinterCondition, readonly string[]>> = {
  'paper out': ['Open the printer.', 'Put in a roll, its labels to the print head.', 'Close it, and press FEED once.'],
  'paper low': ['Have a new roll ready.'],
  'ribbon out': ['Open the printer.', 'Put in a new ribbon, and turn it until it is tight.', 'Close it.'],
  'ribbon low': ['Have a new ribbon ready.'],
  'head open': ['Close the printer until it clicks on both sides.'],
  'paper jam': [
    'Switch the printer off, and open it.',
    'Take out all paper, also what sticks to the roller.',
    'Put the roll in again, close it, and switch it on.',
  ],
  'wrong media': [
    'Look at the size of the roll in the settings.',
    'Put in a roll of that size, or change the settings.',
  ],
  'not calibrated': ['Close the printer with a roll in it.', 'Press Calibrate here. It feeds some labels.'],
  'label waiting': ['Take the label off.'],
  'too hot': ['Wait some minutes. Keep the printer out of the sun.'],
  'too cold': ['Wait until the printer is at the warmth of the room.'],
  'head fault': ['Switch the printer off and on.', 'If it says the same again, its print head must be replaced.'],
  'cutter fault': [
    'Switch the printer off.',
    'Take away paper and glue at the cutter. Keep fingers off the knife.',
    'Switch it on.',
  ],
  'buffer full': ['Wait. The printer has more labels than it can hold.'],
  'battery low': ['Put the printer on its charger, or change its battery.'],
  offline: ['Press the button of the printer that puts it on line.'],
  paused: ['Press Resume here, or the pause button of the printer.'],
  fault: ['Look at the display of the printer.', 'Switch it off and on.'],
}
