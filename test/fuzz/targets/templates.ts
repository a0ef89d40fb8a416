import { AppError } from '@scanbench/plugin'
import { isTrue, namesIn, renderText, valueAt } from '../../../main/labels/drawing/liquid-text.ts'
import { readTemplateDocument } from '../../../main/labels/templates/template-document.ts'
import { BUILT_IN_TEMPLATES } from '../../../main/labels/templates/built-in/built-in-templates.ts'
import { RulePattern } from '../../../main/barcodes/meaning/rule-pattern.ts'
import { bytesOf } from '../engine/bytes.ts'
import { demand, type FuzzTargets } from '../engine/target.ts'

const decoder = new TextDecoder()
const CONTEXT = { quantity: 48, part: { name: 'Ball pen', IPN: 'BP-1', values: [1, 'two', null] }, date: '2026-11-21' }
const EXPECTED: ReadonlySet<string> = new Set(['TEMPLATE_INVALID', 'INVALID_INPUT'])

/** People make mistakes; what they wrote is refused in words. */
function refused(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError && EXPECTED.has(error.code)) return
    throw error
  }
}

/** What people write: templates and patterns. */
export const TARGETS: FuzzTargets = {
  'template-import': {
    seeds: BUILT_IN_TEMPLATES.map(({ document }) => new TextEncoder().encode(JSON.stringify(document))),
    mostBytes: 4096,
    canGrow: false,
    check(input) {
      let value: unknown
      try {
        value = JSON.parse(decoder.decode(input))
      } catch {
        // No JSON is refused by whoever reads the file.
        return
      }
      refused(() => {
        const { widthMm, heightMm } = readTemplateDocument(value)
        demand(widthMm > 0 && heightMm > 0, 'a label has a size')
      })
    },
  },
  'template-text': {
    seeds: [
      '{{ part.name | upcase }}',
      '{% if quantity > 1 %}{{ quantity }}{% endif %}',
      '{% for v in part.values %}{{ v }}{% endfor %}',
    ].map(bytesOf),
    mostBytes: 256,
    canGrow: false,
    check(input) {
      const text = decoder.decode(input)
      refused(() => void renderText(text, CONTEXT))
      refused(() => void isTrue(text, CONTEXT))
      refused(() => void namesIn(text))
      refused(() => void valueAt(text, CONTEXT))
    },
  },
  'rule-pattern': {
    seeds: ['(?<serial>\\d{4})-(?<ipn>[A-Z]+)', '(?<sku>a+b?)', '(?<batch>(a+)+)'].map(bytesOf),
    mostBytes: 64,
    canGrow: false,
    check(input) {
      refused(() => {
        const pattern = new RulePattern(decoder.decode(input))
        demand(pattern.match('SN-0001').state !== 'too slow', 'a short code is never too slow')
      })
    },
  },
}
