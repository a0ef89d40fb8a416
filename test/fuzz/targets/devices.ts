import { unpackBits, packBits } from '../../../drivers/protocols/brother-raster/pack-bits.ts'
import { quoteEpl, parseEplParameters } from '../../../drivers/protocols/epl/quoted-text.ts'
import { quoteTspl, parseTsplParameters } from '../../../drivers/protocols/tspl/quoted-text.ts'
import {
  readCode128,
  readGs1Code128,
  writeCode128,
  writeGs1Code128,
  isCode128Text,
} from '../../../drivers/protocols/zpl/code128-field.ts'
import {
  escapeBlock,
  escapeFieldData,
  unescapeBlock,
  unescapeFieldData,
} from '../../../drivers/protocols/zpl/field-data.ts'
import { readGraphic, writeGraphic } from '../../../drivers/protocols/zpl/graphic.ts'
import { ZplStream } from '../../../drivers/protocols/zpl/stream.ts'
import { deviceIdText, parseDeviceId } from '../../../drivers/transports/device-id.ts'
import { parseTranscript, formatTranscript } from '../../../drivers/transports/fake/transcript.ts'
import { parseHidDescriptor } from '../../../drivers/transports/hid-descriptor.ts'
import { bytesOf, isAlike, textOf } from '../engine/bytes.ts'
import { demand, type FuzzTargets } from '../engine/target.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** What devices say of themselves, and how text and dots are written so that they come out as they went in. */
export const TARGETS: FuzzTargets = {
  'hid-descriptor': {
    seeds: [
      Uint8Array.of(
        0x05,
        0x8c,
        0x09,
        0x02,
        0xa1,
        0x01,
        0x85,
        0x02,
        0x75,
        0x08,
        0x95,
        0x3f,
        0x91,
        0x02,
        0xb1,
        0x02,
        0xc0,
      ),
    ],
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const { collections, outputBytes } = parseHidDescriptor(input)
      demand(collections.length <= input.length, 'a collection takes a byte at least')
      for (const bytes of outputBytes.values()) demand(Number.isFinite(bytes) && bytes >= 0, 'a report has a length')
    },
  },
  'device-id': {
    seeds: [bytesOf('\u0000\u0020MFG:Zebra;CMD:ZPL;MDL:ZD420;SN:1;')],
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const text = deviceIdText(input)
      demand(text.length <= input.length, 'no more is said than came')
      parseDeviceId(text)
    },
  },
  transcript: {
    seeds: [bytesOf('# a\n>> 1b 40\n<< 06\n')],
    mostBytes: 512,
    canGrow: true,
    check(input) {
      try {
        const lines = parseTranscript(decoder.decode(input))
        demand(
          isAlike(parseTranscript(formatTranscript(lines)).length > 0, lines.length > 0),
          'a transcript is written as it was',
        )
      } catch (error) {
        demand(error instanceof Error && error.message.startsWith('Line '), 'what is wrong is said with its line')
      }
    },
  },
  'zpl-texts': {
    seeds: ['^XZ~JA', 'a\\b\u00c3\u00a4', '12>3\u0001', '0109506000134352\u001d10AB'].map(bytesOf),
    mostBytes: 256,
    canGrow: true,
    check(input) {
      const text = decoder.decode(input)
      demand(unescapeFieldData(escapeFieldData(text)) === text.toWellFormed(), 'a text is read as it was written')
      demand(unescapeBlock(escapeBlock(text)) === text.toWellFormed(), 'and so is a block')
      if (isCode128Text(text) && text !== '') {
        demand(readCode128(writeCode128(text)) === text, 'a code holds what was written into it')
        demand(readGs1Code128(writeGs1Code128(text)) === text, 'and so does one of GS1')
      }
      const said = new ZplStream().push(encoder.encode(`^XA^FH\\^FD${escapeFieldData(text)}^FS^XZ`))
      demand(said.length === 1 && said[0]?.kind === 'format', 'a text never becomes a command')
    },
  },
  'quoted-texts': {
    seeds: ['"a\\b"', '~!T', '^ee', '\\["]', 'a,"b'].map(bytesOf),
    mostBytes: 256,
    canGrow: true,
    check(input) {
      const text = textOf(input)
      const tspl = quoteTspl(text)
      demand(
        tspl === null || isAlike(parseTsplParameters(`1,${tspl},2`), ['1', text, '2']),
        'TSPL reads what was written',
      )
      const epl = quoteEpl(text)
      demand(epl === null || isAlike(parseEplParameters(`1,${epl},2`), ['1', text, '2']), 'EPL reads what was written')
    },
  },
  graphics: {
    seeds: ['\u0003\u0002gH0,:!FF', '\u0001\u00ffz1'].map(bytesOf),
    mostBytes: 512,
    canGrow: true,
    check(input) {
      const [rowBytes = 1, rows = 1] = input
      const size = { rowBytes, totalBytes: rowBytes * rows }
      const read = readGraphic(textOf(input.subarray(2)), size, null)
      if (read !== null) {
        const again = readGraphic(writeGraphic(read), size, null)
        demand(
          again !== null && isAlike(Array.from(again.bits), Array.from(read.bits)),
          'dots are read as they were written',
        )
      }
      const row = input.subarray(0, 200)
      demand(
        isAlike(Array.from(unpackBits(packBits(row), row.length)), Array.from(row)),
        'packed rows come out as they were',
      )
      demand(unpackBits(input, 300).length <= 300, 'a packed row is no longer than the head')
    },
  },
}
