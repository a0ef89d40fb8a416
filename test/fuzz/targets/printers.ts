import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { BrotherPtDriver } from '../../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { SbplPrinterDriver } from '../../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../../drivers/printers/zpl/zpl-printer.ts'
import { createBrotherLanguage } from '../../../drivers/simulators/brother-raster-language.ts'
import { createCpclLanguage } from '../../../drivers/simulators/cpcl-language.ts'
import { createDplLanguage } from '../../../drivers/simulators/dpl-language.ts'
import { createEplLanguage } from '../../../drivers/simulators/epl-language.ts'
import { createEscPosLanguage } from '../../../drivers/simulators/esc-pos-language.ts'
import { createSbplLanguage } from '../../../drivers/simulators/sbpl-language.ts'
import { createTsplLanguage } from '../../../drivers/simulators/tspl-language.ts'
import { createZplLanguage } from '../../../drivers/simulators/zpl-language.ts'
import { bytesOf } from '../engine/bytes.ts'
import { printerTargets } from '../engine/printer-targets.ts'
import type { FuzzTargets } from '../engine/target.ts'
import { STANDARD_LABEL } from '../../support/standard-label.ts'

const texts = (...all: string[]): Uint8Array[] => all.map(bytesOf)

/** What this driver makes of the standard label, or of blank paper of another size where it prints on that alone. */
function printed(driver: LabelPrinterDriver, size: { widthDots: number; heightDots: number } | null): Uint8Array {
  const steps = STANDARD_LABEL.steps.filter((step) => size === null && driver.cannotDraw(step, {}) === null)
  return driver.encode({ ...STANDARD_LABEL, ...size, dotsPerMm: driver.dotsPerMm({}), steps }, {})
}

const brotherStatus = Uint8Array.of(
  0x80,
  0x20,
  0x42,
  0x34,
  0x38,
  0x30,
  ...new Uint8Array(4),
  62,
  0x0a,
  ...new Uint8Array(20),
)

/** Every printer language, as the driver reads it and as a simulated printer hears it. */
export const TARGETS: FuzzTargets = {
  ...printerTargets('zpl', {
    driver: new ZplPrinterDriver(),
    settings: {},
    language: createZplLanguage,
    answers: texts(
      '\u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n',
      '\u0002\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 00000005\r\n   WARNINGS:       0 00000000 00000000\r\n\u0003',
      '\u0002ZD420-203dpi,V84.20.18Z,8,8192KB\u0003\r\n',
      '"1234 LABELS"',
    ),
    seeds: [
      printed(new ZplPrinterDriver(), null),
      ...texts(
        '^XA^PW400^LL240^FO1,2^GFA,4,4,1,:Z64:eJz7DwABAQEA:0^FS^FO3,4^BXN,4,200^FDabc^FS^PQ3^XZ',
        '! U1 getvar "a"\r\n~HQES',
      ),
    ],
  }),
  ...printerTargets('tspl', {
    driver: new TsplPrinterDriver(),
    settings: {},
    language: createTsplLanguage,
    answers: texts('\u0020', '\u0000\r\n', 'TTP-247\r\n', '1252, 001\r\n', '12.5\r\n'),
    seeds: [
      printed(new TsplPrinterDriver(), null),
      ...texts('SIZE 50 mm,30 mm\r\nCLS\r\nDMATRIX 1,2,100,100,"a"\r\nPDF417 1,2,3,4,0,"b"\r\nPRINT 2,3\r\n'),
    ],
  }),
  ...printerTargets('epl', {
    driver: new EplPrinterDriver(),
    settings: {},
    language: createEplLanguage,
    answers: texts('00\r\n', '07\r\n', '\u0006', '\u001507\r\n', 'UKQ1935HLU  V4.42\r\nSerial port:96,N,8,1\r\n'),
    seeds: [
      printed(new EplPrinterDriver(), null),
      ...texts('N\r\nq400\r\nQ240,24\r\nA16,16,0,4,1,1,N,"a\\"b"\r\nb1,2,Q,"c"\r\nLS1,2,3,4,5\r\nP2,3\r\n'),
    ],
  }),
  ...printerTargets('cpcl', {
    driver: new CpclPrinterDriver(),
    settings: {},
    language: createCpclLanguage,
    answers: texts('\u0000', '\u0002', 'V81.02\u0000'),
    seeds: [
      printed(new CpclPrinterDriver(), null),
      ...texts(
        '! 0 200 200 240 2\r\nPW 400\r\nT 7 0 1 2 text\r\nB QR 1 2 M 2 U 4\r\nMA,data\r\nENDQR\r\nEG 1 2 3 4 00FF\r\nPRINT\r\n',
      ),
    ],
  }),
  ...printerTargets('sbpl', {
    driver: new SbplPrinterDriver(),
    settings: {},
    language: createSbplLanguage,
    answers: texts('\u0002  A000000                \u0003', '\u000200000G000002\u0003'),
    seeds: [printed(new SbplPrinterDriver(), null), ...texts('\u001bA\u001bV1\u001bH2\u001bGH001001FF\u001bQ2\u001bZ')],
  }),
  ...printerTargets('dpl', {
    driver: new DplPrinterDriver(),
    settings: {},
    language: createDplLanguage,
    answers: texts('NNNNNNNN\r0000\r', 'NYNNNNNN\r\n0012\r'),
    seeds: [
      printed(new DplPrinterDriver(), null),
      ...texts('\u0002L\rD11\r121100000000000Text\r1W1d44000000000000Q\rQ0002\rE\r', '\u0002IDFx\r8002FF\rFFFF\r'),
    ],
  }),
  ...printerTargets('esc-pos', {
    driver: new EscPosPrinterDriver(),
    settings: {},
    language: createEscPosLanguage,
    answers: texts('\u0012\u0012\u0012\u0012\u0000', '_Maker\u0000'),
    seeds: [
      printed(new EscPosPrinterDriver(), { widthDots: 64, heightDots: 16 }),
      ...texts('\u001b@\u001dv0\u0000\u0001\u0000\u0002\u0000\u00ff\u0000\u001dV\u0042\u0000\u0010\u0004\u0001'),
    ],
  }),
  ...printerTargets('brother-ql', {
    driver: new BrotherQlDriver(),
    settings: {},
    language: () => createBrotherLanguage('QL-820NWB'),
    answers: [brotherStatus],
    seeds: [printed(new BrotherQlDriver(), { widthDots: 342, heightDots: 40 })],
  }),
  ...printerTargets('brother-pt', {
    driver: new BrotherPtDriver(),
    settings: {},
    language: () => createBrotherLanguage('PT-P750W'),
    answers: [brotherStatus],
    seeds: [printed(new BrotherPtDriver(), { widthDots: 253, heightDots: 85 })],
  }),
}
