import type { DrawnLabel, DrawStep, LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyLabel, blackDots } from './any-label.ts'

/** Steps in pieces of another size paint the same; texts and codes are compared as they are. */
const isPainted = ({ kind }: DrawStep): boolean => kind === 'box' || kind === 'bitmap'

/**
 * What every language with commands of its own promises: what it does not refuse is decoded as it was said, what was decoded
 * is encoded to the same bytes, and nothing in a label adds a label or a step.
 */
export function checkLanguage(driver: LabelPrinterDriver, settings: MachineSettingValues): void {
  fc.assert(
    fc.property(anyLabel, (label) => {
      const drawable = withoutRefused(driver, label, settings)
      const bytes = driver.encode(drawable, settings)
      const decoded = driver.decode(bytes, settings)
      expect(decoded).toHaveLength(1)
      const [read] = decoded
      expect(sizeOf(read!)).toEqual(sizeOf(drawable))
      expect(read!.steps.filter((step) => step.kind === 'barcode')).toEqual(
        drawable.steps.filter((step) => step.kind === 'barcode'),
      )
      expect(linesOf(read!)).toEqual(linesOf(drawable))
      if (drawable.steps.some(isPainted)) expect(blackDots(read!)).toEqual(blackDots(drawable))
      expect(driver.encode(read!, settings)).toEqual(bytes)
    }),
    { numRuns: 300 },
  )
}

/** Seen from outside: hostile text makes as many lines as harmless text does, and no control characters. */
export function checkInjection(driver: LabelPrinterDriver, settings: MachineSettingValues): void {
  fc.assert(
    fc.property(anyLabel, (label) => {
      const drawable = withoutRefused(driver, label, settings)
      const steps = drawable.steps.filter(({ kind }) => kind !== 'bitmap')
      const lines = linesOfJob(driver.encode({ ...drawable, steps }, settings))
      const tame = linesOfJob(driver.encode({ ...drawable, steps: steps.map(harmless) }, settings))
      expect(lines.map(beginningOf)).toEqual(tame.map(beginningOf))
      expect(lines.join('')).not.toMatch(/\p{Cc}/u)
    }),
    { numRuns: 300 },
  )
}

function linesOfJob(bytes: Uint8Array): string[] {
  return new TextDecoder('windows-1252').decode(bytes).split('\r\n')
}

/** The command and what it says before any text. */
function beginningOf(line: string): string {
  return /^(?:[A-Z-]+ ?-?\d*|!)/i.exec(line)?.[0] ?? ''
}

function harmless(step: DrawStep): DrawStep {
  if (step.kind === 'text') return { ...step, text: step.text.replaceAll(/[^\s]/g, 'x') }
  if (step.kind !== 'barcode' || !FREE_DATA.has(step.symbology)) return step
  return { ...step, data: 'A'.repeat(step.data.length) }
}

const FREE_DATA: ReadonlySet<string> = new Set(['code128', 'qr', 'datamatrix'])

function withoutRefused(driver: LabelPrinterDriver, label: DrawnLabel, settings: MachineSettingValues): DrawnLabel {
  return { ...label, steps: label.steps.filter((step) => driver.cannotDraw(step, settings) === null) }
}

function sizeOf({ widthDots, heightDots, dotsPerMm }: DrawnLabel): number[] {
  return [widthDots, heightDots, dotsPerMm]
}

/** The lines of text with something on them, and how they lie. */
function linesOf({ steps }: DrawnLabel): string[] {
  return steps.flatMap((step) =>
    step.kind === 'text'
      ? step.text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => `${step.rotation}:${line}`)
      : [],
  )
}

/** No bytes, cut anywhere, can break a decoder. */
export function checkForeignBytes(
  driver: LabelPrinterDriver,
  settings: MachineSettingValues,
  words: readonly string[],
): void {
  const piece = fc.oneof(fc.constantFrom(...words, '\r\n', '\n', ',', '"', '9', '\u001b', ' '), fc.string())
  fc.assert(
    fc.property(fc.array(piece), (parts) => {
      expect(driver.decode(new TextEncoder().encode(parts.join('')), settings)).toBeInstanceOf(Array)
    }),
  )
  for (const word of words)
    for (const endless of ['\\', '"', '\\["]', ' ', ',', '\u001b!?'])
      expect(driver.decode(new TextEncoder().encode(`${word}"${endless.repeat(2000)}\n`), settings)).toBeInstanceOf(
        Array,
      )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(driver.decode(bytes, settings)).toBeInstanceOf(Array)
    }),
  )
}
