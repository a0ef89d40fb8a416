export type Style = Readonly<Record<string, string>>

interface Rule {
  selector: string
  style: Style
}

const MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96, '': 25.4 / 96 }

/** The rules of a style sheet whose selectors are a class, an id or a name of an element. */
export function readRules(css: string): Rule[] {
  return Array.from(css.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{}]+)\{([^{}]*)\}/gu)).flatMap(
    ([, selectors = '', body = '']) =>
      selectors.split(',').map((selector) => ({ selector: selector.trim(), style: readStyle(body) })),
  )
}

function readStyle(text: string): Style {
  const pairs = text.split(';').map((line) => line.split(':').map((part) => part.trim()))
  return Object.fromEntries(
    pairs.flatMap(([name = '', value = '']) =>
      name === '' ? [] : [[name.toLowerCase(), value.replace(/\s*!important$/u, '')]],
    ),
  )
}

/** What the rules and its own style say of an element; later ones go before. */
export function styleOf(
  { name, attributes }: { name: string; attributes: Readonly<Record<string, string>> },
  rules: readonly Rule[],
): Style {
  const classes = (attributes['class'] ?? '').split(/\s+/u).map((word) => `.${word}`)
  const known = new Set([name, `#${attributes['id'] ?? ''}`, ...classes, ...classes.map((word) => name + word)])
  const styles = rules.filter(({ selector }) => known.has(selector)).map(({ style }) => style)
  return Object.assign({}, ...styles, readStyle(attributes['style'] ?? '')) as Style
}

/** Millimetres; `of` is what a percentage is of. Null for what is no length. */
export function lengthMm(text: string | undefined, of: number): number | null {
  const [, number, unit = ''] = /^(-?\d*\.?\d+)\s*(mm|cm|in|pt|px|%|)$/u.exec(text ?? '') ?? []
  if (number === undefined) return null
  return unit === '%' ? (Number(number) * of) / 100 : Number(number) * (MM[unit] ?? 1)
}
