import { choice, integer } from '@scanbench/plugin/settings'

/** Where a label lies on the roll; printers take no negative values here. */
export const OFFSET_SETTINGS = {
  OFFSET_RIGHT: integer({
    name: 'Move right',
    units: 'dots',
    description: 'Moves all that is printed, where the roll lies askew',
    min: 0,
    max: 999,
    default: 0,
  }),
  OFFSET_DOWN: integer({ name: 'Move down', units: 'dots', min: 0, max: 999, default: 0 }),
}

/** Who draws letters. */
export const TEXT_SETTINGS = {
  TEXT: choice({
    name: 'Text',
    description: 'Letters that the printer lacks are always drawn by the program',
    choices: [
      { value: 'printer', display_name: 'In the fonts of the printer: fast' },
      { value: 'dots', display_name: 'Drawn by the program: as on the screen' },
    ],
    default: 'printer',
  }),
}
