/** One command of a job: `ESC H0016` is `{ name: 'H', parameters: '0016' }`. */
export interface SbplCommand {
  name: string
  parameters: string
}

const ESC = 0x1b

/** Longest first, so that `BG` is not taken for `B`. */
const NAMES = [
  '2D30',
  'A1',
  'A3',
  'RDB00',
  'BG',
  'B1',
  'GH',
  'GB',
  'FW',
  'DN',
  'CS',
  '#E',
  'IG',
  'CT',
  'A',
  'Z',
  'V',
  'H',
  'Q',
  '%',
]

/** The commands of a job in order; those that are not known have their letters in `parameters` and no name. */
export function parseCommands(job: Uint8Array): SbplCommand[] {
  const commands: SbplCommand[] = []
  let at = job.indexOf(ESC)
  while (at !== -1) {
    const head = text(job.subarray(at + 1, at + 9))
    const name = NAMES.find((known) => head.startsWith(known)) ?? ''
    const end = endOf(job, at + 1 + name.length, name)
    commands.push({ name, parameters: text(job.subarray(at + 1 + name.length, end)) })
    at = job.indexOf(ESC, end)
  }
  return commands
}

/** Everything up to the next ESC, but for the data that has its length in front of it. */
function endOf(job: Uint8Array, from: number, name: string): number {
  const lengthOf = LENGTHS[name]
  const least = lengthOf === undefined ? 0 : lengthOf(text(job.subarray(from, from + 6)))
  const next = job.indexOf(ESC, from + least)
  return next === -1 ? job.length : next
}

const LENGTHS: Readonly<Record<string, (head: string) => number>> = {
  GB: (head) => 6 + numberOf(head.slice(0, 3)) * numberOf(head.slice(3)) * 8,
  DN: (head) => 5 + numberOf(head.slice(0, 4)),
}

function numberOf(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : 0
}

function text(bytes: Uint8Array): string {
  let all = ''
  for (const byte of bytes) all += String.fromCharCode(byte)
  return all
}
