import type { MachineCommand } from '../../client/machine-work.ts'

/** How a test label can look, and the one thing to try next. */
export interface Outcome {
  label: string
  steps: readonly string[]
  /** What the printer is told before it is tried again. */
  command: MachineCommand | null
}

export const OUTCOMES: readonly Outcome[] = [
  {
    label: 'Shifted',
    steps: ['The printer has lost where its labels begin. It is calibrated, and feeds some labels.', 'Print again.'],
    command: 'calibrate',
  },
  {
    label: 'Cut off',
    steps: [
      'Measure the label in millimetres, and enter its size above.',
      'If the ruler is not as long as it says, the resolution in the settings is wrong.',
      'Print again.',
    ],
    command: null,
  },
  {
    label: 'Blank',
    steps: [
      'Scratch the label with a nail. A dark line: it is direct thermal paper, and needs no ribbon.',
      'No line: it needs a ribbon, with its ink to the label; or the roll is in the wrong way round.',
      'Set the print method in the settings to the same, and print again.',
    ],
    command: null,
  },
  {
    label: 'Strange characters',
    steps: [
      'The printer speaks another language than its driver here, or its serial port is set to another speed.',
      'Print its configuration: the language and the speed stand there.',
      'Add it again with the driver of that language, or change the baud rate in the settings.',
    ],
    command: 'configuration label',
  },
  {
    label: 'Nothing came out',
    steps: [
      'Is the printer on, closed and without a red light?',
      'Read above what it says of itself; without an answer, check cable and address in the settings.',
      'Print again.',
    ],
    command: null,
  },
]
