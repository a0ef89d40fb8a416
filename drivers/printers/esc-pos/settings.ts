import { choice, integer } from '@scanbench/plugin/settings'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

export const ESC_POS_PAPER_SETTINGS = {
  WIDTH: choice({
    name: 'Print width',
    description: 'What the head prints; the paper is a little wider',
    choices: [
      { value: '384', display_name: '48 mm (58 mm paper)' },
      { value: '512', display_name: '64 mm (80 mm paper, 512 dots)' },
      { value: '576', display_name: '72 mm (80 mm paper)' },
      { value: '832', display_name: '104 mm (112 mm paper)' },
    ],
    default: '576',
  }),
  DPI: choice({ name: 'Resolution', units: 'dpi', choices: ['203', '180'], default: '203' }),
  ENDING: choice({
    name: 'After a label',
    choices: [
      { value: 'partial', display_name: 'Cut, all but a bridge' },
      { value: 'full', display_name: 'Cut off' },
      { value: 'legacy', display_name: 'Cut by the old command' },
      { value: 'tear', display_name: 'Feed to tear off' },
      { value: 'label', display_name: 'Go to the next label of the roll' },
    ],
    default: 'partial',
  }),
  FEED_LINES: integer({
    name: 'Feed before tearing off',
    units: 'lines',
    description: 'Also before the old cut command',
    min: 0,
    max: 8,
    default: 4,
  }),
  DENSITY: integer({
    name: 'Darkness',
    description: 'From -6 to 8; 0 leaves it as it is set on the printer',
    min: -6,
    max: 8,
    default: 0,
  }),
}

export const ESC_POS_SETTINGS = { ...CONNECTION_SETTINGS, ...ESC_POS_PAPER_SETTINGS }
