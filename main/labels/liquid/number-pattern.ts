/** `#,##0.00`: zeros are digits that are always there, a comma says that thousands are parted. */
export function byPattern(value: number, pattern: string, locale: string): string {
  const [whole = '', fraction = ''] = pattern.split('.')
  const minimumFractionDigits = fraction.replaceAll(/[^0]/gu, '').length
  const maximumFractionDigits = fraction.replaceAll(/[^0#]/gu, '').length
  const minimumIntegerDigits = Math.max(1, whole.replaceAll(/[^0]/gu, '').length)
  const digits = { minimumFractionDigits, maximumFractionDigits, minimumIntegerDigits }
  return new Intl.NumberFormat(locale, { ...digits, useGrouping: whole.includes(',') }).format(value)
}

export function localeOf(value: unknown): string {
  const locale = typeof value === 'string' ? value : 'en-us'
  return Intl.getCanonicalLocales(locale)[0] ?? 'en-US'
}
