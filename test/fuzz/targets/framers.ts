import {
  createFramer,
  type CodeFramer,
  type FramingResult,
  type Terminator,
} from '../../../drivers/protocols/framing.ts'
import { createKeyboardFramer } from '../../../drivers/protocols/hid-keyboard.ts'
import { createHidPosFramer } from '../../../drivers/protocols/hid-pos.ts'
import { createLearnedFramer } from '../../../drivers/protocols/learned-framing.ts'
import { cleanScan, type CodeEncoding, type SeparatorForm } from '../../../drivers/protocols/scan-cleaning.ts'
import {
  lostCharacters,
  readSeparator,
  readSigns,
  TEST_CODES,
  UNKNOWN,
} from '../../../drivers/protocols/scanner-check.ts'
import { createSsiFramer, ssiPacket } from '../../../drivers/protocols/ssi.ts'
import type { ScannerMode } from '../../../drivers/simulators/scanners/scanner-mode.ts'
import { createLineMode } from '../../../drivers/simulators/scanners/line-mode.ts'
import { createSsiMode } from '../../../drivers/simulators/scanners/ssi-mode.ts'
import { bytesOf, isAlike, pieces, textOf } from '../engine/bytes.ts'
import { demand, type FuzzTarget, type FuzzTargets } from '../engine/target.ts'

const MOST = 64
const LINE_ENDS = /[\r\n]+/g

function told(results: readonly FramingResult[]): unknown {
  return results.map((result) => ({ ...result, bytes: Array.from(result.bytes) }))
}

/** The same codes however the bytes are cut, none too long. */
function streamTarget(create: () => CodeFramer, seeds: readonly string[], marks: RegExp | null): FuzzTarget {
  return {
    seeds: seeds.map(bytesOf),
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const [one, other] = [create(), create()]
      const whole = [...one.push(input), ...one.flush('closed')]
      const cut = [...pieces(input).flatMap((piece) => other.push(piece)), ...other.flush('closed')]
      demand(isAlike(told(whole), told(cut)), 'codes do not depend on how the bytes are cut')
      demand(one.flush('closed').length === 0, 'nothing is told twice')
      for (const result of whole)
        demand('reason' in result || result.bytes.length <= MOST + 3, 'a code is not longer than the longest')
      if (marks === null || whole.some((result) => 'reason' in result && result.reason === 'too long')) return
      const given = whole.map(({ bytes }) => textOf(bytes)).join('')
      demand(given === textOf(input).replaceAll(marks, ''), 'every byte is in a code, or said to be in none')
    },
  }
}

const framer = (terminator: Terminator): (() => CodeFramer) => {
  return () => createFramer({ terminator, silenceMs: 50, maxBytes: MOST })
}

/** Reports of fixed length: the first byte says how long, so that lengths that are wrong are tried too. */
function reports(input: Uint8Array, usual: number): Uint8Array[] {
  const cut: Uint8Array[] = []
  for (let at = 0; at < input.length;) {
    const length = input[at] === 0xff ? (input[at + 1] ?? 0) : usual
    const from = input[at] === 0xff ? at + 2 : at
    if (from < input.length) cut.push(input.slice(from, from + Math.max(1, length)))
    at = from + Math.max(1, length)
  }
  return cut
}

function reportTarget(create: () => CodeFramer, usual: number, seeds: readonly Uint8Array[]): FuzzTarget {
  return {
    seeds,
    mostBytes: usual * 16,
    canGrow: true,
    check(input) {
      const one = create()
      let wasTooLong = false
      for (const report of reports(input, usual))
        for (const result of one.push(report)) {
          demand('reason' in result || result.bytes.length > 0, 'a code is not empty')
          wasTooLong ||= 'reason' in result && result.reason === 'too long'
        }
      one.flush(input.length % 2 === 0 ? 'silence' : 'closed')
      demand(one.flush('closed').length === 0, 'nothing is told twice')
      const fresh = create()
      if (wasTooLong) return
      fresh.push(input)
      fresh.flush('closed')
    },
  }
}

const report = (aimAt: number, data: string): Uint8Array => {
  const bytes = new Uint8Array(64)
  bytes.set([2, data.length])
  bytes.set(bytesOf(`]A0${data}`), aimAt)
  return bytes
}

const SEPARATORS: readonly SeparatorForm[] = ['sent', 'lost', 'key', '^]', '|', '{GS}', '<GS>', '~', '^', '␝']
const ENCODINGS: readonly CodeEncoding[] = ['automatic', 'utf-8', 'latin-1', 'windows-1252', 'shift-jis']

/** The same requests however the bytes are cut. */
function heardTarget(create: () => ScannerMode, seeds: readonly Uint8Array[]): FuzzTarget {
  return {
    seeds,
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const [one, other] = [create(), create()]
      const cut = pieces(input).flatMap((piece) => other.hear(piece))
      demand(isAlike(one.hear(input), cut), 'requests do not depend on how the bytes are cut')
    },
  }
}

const ssiFramer = () => createSsiFramer({ silenceMs: 500, maxBytes: MOST })

/** How scanners are understood, from their bytes to the text of a code. */
export const TARGETS: FuzzTargets = {
  'framing-lines': streamTarget(
    framer('cr-lf'),
    ['ABC\rDEF\r\nGHI\n', '\u00ef\u00bb\u00bfA\r'],
    /[\r\n]|(?<=^|[\r\n])\u00ef\u00bb\u00bf(?=[^]*?[\r\n])/g,
  ),
  'framing-tabs': streamTarget(framer('tab'), ['ABC\tDEF\t'], null),
  'framing-silence': streamTarget(framer('none'), ['ABC'], null),
  'framing-marks': streamTarget(framer('stx-etx'), ['\u0002ABC\u0003\u0002D\rE\u0003x\u0002'], null),
  'framing-learned': {
    seeds: ['A\r|B\r|C\rD\r', '\u0002A\u0003|\u0002B\u0003'].map(bytesOf),
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const one = createLearnedFramer({ silenceMs: 50, tornAfterMs: 500, maxBytes: MOST })
      for (const piece of textOf(input).split('|')) {
        for (const result of [...one.push(bytesOf(piece)), ...one.flush('silence')])
          demand('reason' in result || result.bytes.length <= MOST + 3, 'a code is not longer than the longest')
        demand(one.silenceMs > 0, 'silence has a length')
      }
      one.flush('closed')
      demand(one.flush('closed').length === 0, 'nothing is told twice')
    },
  },
  ssi: {
    seeds: [ssiPacket(0xf3, [0x03, 0x41, 0x42]), ssiPacket(0xd0), Uint8Array.of(5, 0xf3, 0, 2, 0x41, 0, 0)],
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const [one, other] = [ssiFramer(), ssiFramer()]
      const whole = [...one.push(input), ...one.flush('closed')]
      const cut = [...pieces(input).flatMap((piece) => other.push(piece)), ...other.flush('closed')]
      demand(isAlike(told(whole), told(cut)), 'codes do not depend on how the bytes are cut')
      demand(isAlike(Array.from(one.answer() ?? []), Array.from(other.answer() ?? [])), 'nor do answers')
      demand(one.answer() === null, 'an answer is given once')
      for (const result of whole)
        demand('reason' in result || result.bytes.length <= MOST, 'a code is not longer than the longest')
    },
  },
  'line-scanner-heard': heardTarget(
    () => createLineMode('\r'),
    ['\u0007\u0016T\r\u0016U\r\u0016\u0007\r'].map(bytesOf),
  ),
  'ssi-scanner-heard': heardTarget(createSsiMode, [ssiPacket(0xe6, [6]), ssiPacket(0xe4), ssiPacket(0xd0)]),
  'hid-pos': reportTarget(() => createHidPosFramer({ silenceMs: 50, maxBytes: 200, isAimInText: true }), 64, [
    report(2, 'ABC'),
    report(3, 'DEF'),
    Uint8Array.from([...report(2, 'x'.repeat(50)).with(63, 1), ...report(2, 'rest')]),
  ]),
  'hid-keyboard': reportTarget(
    () => createKeyboardFramer({ silenceMs: 50, maxStrokes: 40, reading: 'de', separatorKey: 'F8' }),
    8,
    [Uint8Array.of(0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0x28, 0, 0, 0, 0, 0)],
  ),
  'scan-cleaning': {
    seeds: ['AB]Q2\\000026\u00c3\u00a4\\\\XY', ']C101095011010103{GS}10A'].map(bytesOf),
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const [way = 0, marks = 0] = input
      const profile = {
        prefix: ['', 'AB', 'ä'][marks % 3] ?? '',
        suffix: ['', 'XY'][(marks >> 4) % 2] ?? '',
        separator: SEPARATORS[way % SEPARATORS.length] ?? 'sent',
        encoding: ENCODINGS[(way >> 4) % ENCODINGS.length] ?? 'automatic',
        swapsCase: marks > 127,
      }
      const { text, aim } = cleanScan(input.subarray(2), profile)
      demand(aim === null || /^\][A-Za-z][0-9A-F]$/.test(aim), 'an identifier has three characters')
      demand(text.length <= input.length * 4, 'a text is about as long as its bytes')
    },
  },
  'scanner-check': {
    seeds: [...Object.values(TEST_CODES), `P${TEST_CODES.signs}S\r`, '\u0002]C1010950600013435210LOT7|21S42\u0003'].map(
      bytesOf,
    ),
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const evidence = { kind: 'bytes', bytes: input } as const
      const known = readSigns(evidence) ?? UNKNOWN
      readSeparator(evidence, known)
      const lost = lostCharacters(evidence, known)
      demand(lost === null || (lost >= 0 && lost <= TEST_CODES.long.length), 'as many characters are lost as there are')
      demand(textOf(input).replaceAll(LINE_ENDS, '').length <= input.length, 'line ends are counted once')
    },
  },
}
