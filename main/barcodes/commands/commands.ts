/** What a command does, on which sheet it stands, and what it is called there. */
export interface StationCommand {
  /** Such as `UNDO`; `QUANTITY` for the codes of numbers. */
  name: string
  label: string
  group: CommandGroup
  /** The work that brings its button; null for what the station answers today. */
  comesWith: string | null
}

export type CommandGroup = 'Answers' | 'Modes' | 'Quantity' | 'Labels' | 'Printers' | 'Packing' | 'Station' | 'Own'

export type ReadCommand = StationCommand & { code: string; quantity: number | null }

/** On the same keys of QWERTY, QWERTZ and AZERTY, and no I: a scanner with the wrong layout still sends them. */
const LETTERS = 'BCDEFGHJKLNOPRSTUVX'
const DIGITS = 'BCDEFGHJKL'
const PREFIX = 'XCX'
export const LARGEST_QUANTITY = 999

/** Four letters each; the check letter follows from them. */
const COMMANDS: Readonly<Record<string, StationCommand>> = {
  DONE: command('DONE', 'Done', 'Answers'),
  CONF: command('CONFIRM', 'Confirm: yes, take it', 'Answers'),
  NOPE: command('NO', 'No: cancel, close', 'Answers'),
  PREV: command('BACK', 'Back', 'Answers'),
  NEXT: command('NEXT', 'Next line', 'Answers', 'picking and counting'),
  UNDO: command('UNDO', 'Undo', 'Answers'),
  REDO: command('REDO', 'Redo', 'Answers'),
  HELP: command('HELP', 'Help: what can I scan now', 'Answers'),
  LOOK: command('MODE_LOOK_UP', 'Mode: look up', 'Modes'),
  RECV: command('MODE_RECEIVE', 'Mode: receive', 'Modes', 'receiving'),
  TRNS: command('MODE_MOVE', 'Mode: move', 'Modes', 'moving'),
  PCKL: command('MODE_PICK', 'Mode: pick', 'Modes', 'picking'),
  PCKB: command('MODE_PACK', 'Mode: pack', 'Modes', 'packing'),
  COUN: command('MODE_COUNT', 'Mode: count', 'Modes', 'counting'),
  PRNL: command('MODE_PRINT', 'Mode: print', 'Modes'),
  PLUS: command('PLUS', 'One more', 'Quantity'),
  LESS: command('LESS', 'One less', 'Quantity'),
  FULL: command('FULL', 'Expected quantity', 'Quantity', 'receiving and picking'),
  SPLT: command('SPLIT', 'Split the line', 'Quantity', 'receiving and picking'),
  CLRN: command('CLEAR', 'Clear the number', 'Quantity'),
  NBOX: command('NEW_BOX', 'New box', 'Packing', 'packing'),
  CLOS: command('CLOSE_BOX', 'Close the box', 'Packing', 'packing'),
  SKPP: command('SKIP', 'Skip the line', 'Packing', 'picking and counting'),
  PROB: command('PROBLEM', 'Problem: damaged, missing, wrong', 'Packing', 'receiving and picking'),
  HOLD: command('HOLD', 'Hold the order', 'Packing', 'picking and packing'),
  PRNT: command('PRINT', 'Print the label of the last item', 'Labels'),
  REPR: command('REPRINT', 'Print the last label again', 'Labels'),
  NULL: command('VOID', 'Void a label', 'Labels'),
  STOP: command('PAUSE', 'Pause printing', 'Labels'),
  RESU: command('RESUME', 'Resume printing', 'Labels'),
  FEED: command('FEED', 'Feed one label', 'Labels'),
  TEST: command('TEST', 'Test label', 'Labels'),
  LOCK: command('LOCK', 'Lock, sign off', 'Station'),
  SOND: command('SOUND', 'Sound on or off', 'Station'),
  LRGE: command('LARGE_TEXT', 'Large text on or off', 'Station'),
  CNTR: command('CONTRAST', 'High contrast on or off', 'Station'),
  SLTC: command('SLOT_1', 'Own command 1', 'Own'),
  SLTD: command('SLOT_2', 'Own command 2', 'Own'),
  SLTE: command('SLOT_3', 'Own command 3', 'Own'),
  SLTF: command('SLOT_4', 'Own command 4', 'Own'),
  SLTG: command('SLOT_5', 'Own command 5', 'Own'),
  SLTH: command('SLOT_6', 'Own command 6', 'Own'),
}

/** The command of a scanned text; null for every other text, one with a wrong check letter included. */
export function readCommand(text: string): ReadCommand | null {
  const code = text.toUpperCase()
  if (!/^XCX[A-Z]{5}$/.test(code)) return null
  const body = code.slice(3, 7)
  if (checkLetter(body) !== code.at(-1)) return null
  const quantity = quantityOf(body)
  if (quantity !== null) return { ...quantityCommand(quantity), code, quantity }
  const found = Object.hasOwn(COMMANDS, body) ? COMMANDS[body] : undefined
  return found === undefined ? null : { ...found, code, quantity: null }
}

/** Every command with its code, in the order of the sheet. */
export function allCommands(): ReadCommand[] {
  return Object.entries(COMMANDS).map(([body, found]) => ({ ...found, code: codeOf(body), quantity: null }))
}

/** The command that stands for a number from 0 to 999. */
export function quantityCode(quantity: number): ReadCommand {
  const body = `J${Array.from(String(quantity).padStart(3, '0'), (digit) => DIGITS[Number(digit)]).join('')}`
  return { ...quantityCommand(quantity), code: codeOf(body), quantity }
}

function command(name: string, label: string, group: CommandGroup, comesWith: string | null = null): StationCommand {
  return { name, label, group, comesWith }
}

function quantityCommand(quantity: number): StationCommand {
  return command('QUANTITY', String(quantity), 'Quantity')
}

function quantityOf(body: string): number | null {
  const digits = Array.from(body.slice(1), (letter) => DIGITS.indexOf(letter))
  return body.startsWith('J') && digits.every((digit) => digit >= 0) ? Number(digits.join('')) : null
}

function codeOf(body: string): string {
  return `${PREFIX}${body}${checkLetter(body) ?? ''}`
}

/** Weights 1 to 4, modulo 19, which is prime: it finds every wrong letter and every swap. */
function checkLetter(body: string): string | null {
  const values = Array.from(body, (letter) => LETTERS.indexOf(letter))
  if (values.includes(-1)) return null
  return LETTERS[values.reduce((sum, value, place) => sum + value * (place + 1), 0) % LETTERS.length] ?? null
}
