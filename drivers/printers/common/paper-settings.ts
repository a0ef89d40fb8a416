import { choice } from '@scanbench/plugin/settings'

/** How one label ends and the next begins. */
export const MEDIA_SETTINGS = {
  MEDIA: choice({
    name: 'Labels',
    choices: [
      { value: 'printer', display_name: 'As set on the printer' },
      { value: 'gap', display_name: 'With gaps or notches' },
      { value: 'mark', display_name: 'With black marks' },
      { value: 'continuous', display_name: 'Endless' },
    ],
    default: 'printer',
  }),
}

/** Whether a ribbon is in it. */
export const PRINT_METHOD_SETTINGS = {
  PRINT_METHOD: choice({
    name: 'Print method',
    choices: [
      { value: 'printer', display_name: 'As set on the printer' },
      { value: 'direct', display_name: 'Direct thermal, no ribbon' },
      { value: 'transfer', display_name: 'Thermal transfer, with ribbon' },
    ],
    default: 'printer',
  }),
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
