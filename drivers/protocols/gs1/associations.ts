/** What the standard wants to stand together in one message. A label that lacks it still says what it says. */
interface Association {
  ids: RegExp
  /** At least one of these must be there, too. */
  with?: RegExp
  /** None of these may be there. */
  without?: RegExp
  says: string
}

const ITEM = /^(?:01|02|03|8006|8026)$/

const ASSOCIATIONS: readonly Association[] = [
  { ids: /^01$/, without: /^02$/, says: 'GTIN (01) and CONTENT (02) exclude each other' },
  { ids: /^02$/, with: /^37$/, says: 'CONTENT (02) wants COUNT (37)' },
  { ids: /^02$/, with: /^00$/, says: 'CONTENT (02) wants the SSCC (00) of its pallet' },
  { ids: /^37$/, with: /^(?:00|02|8026)$/, says: 'COUNT (37) wants an SSCC (00) or CONTENT (02)' },
  { ids: /^(?:10|1[1-7]|20|22|235|240|242|30|7003|7006|7007)$/, with: ITEM, says: 'wants a GTIN (01) or CONTENT (02)' },
  { ids: /^21$/, with: /^(?:01|03|8006)$/, says: 'SERIAL (21) wants a GTIN (01)' },
  { ids: /^250$/, with: /^21$/, says: 'SECONDARY SERIAL (250) wants SERIAL (21)' },
  { ids: /^254$/, with: /^414$/, says: 'GLN EXTENSION (254) wants LOC No. (414)' },
  { ids: /^(?:31|32|33|34|35|36)\d\d$/, with: /^(?:00|01|02)$/, says: 'a measure wants a GTIN (01) or an SSCC (00)' },
  { ids: /^392\d$/, without: /^393\d$/, says: 'two prices exclude each other' },
  { ids: /^39[23]\d$/, with: /^01$/, says: 'PRICE wants a GTIN (01)' },
  { ids: /^390\d$/, without: /^391\d$/, says: 'two amounts exclude each other' },
  { ids: /^420$/, without: /^421$/, says: 'two postal codes exclude each other' },
  { ids: /^(?:422|426)$/, with: ITEM, says: 'a country of origin wants a GTIN (01)' },
  { ids: /^8011$/, with: /^8010$/, says: 'CPID SERIAL (8011) wants CPID (8010)' },
  { ids: /^8019$/, with: /^801[78]$/, says: 'SRIN (8019) wants a GSRN (8017, 8018)' },
  { ids: /^8020$/, with: /^415$/, says: 'REF No. (8020) wants PAY TO (415)' },
  { ids: /^415$/, with: /^8020$/, says: 'PAY TO (415) wants REF No. (8020)' },
]

/** In the order of the identifiers; warnings, never a reason to refuse a scan. */
export function missingAssociations(ids: readonly string[]): string[] {
  return ASSOCIATIONS.flatMap((rule) => {
    const found = ids.find((id) => rule.ids.test(id))
    if (found === undefined) return []
    const others = ids.filter((id) => id !== found)
    const lacks = rule.with !== undefined && !others.some((id) => rule.with?.test(id))
    const clashes = rule.without !== undefined && others.some((id) => rule.without?.test(id))
    if (!lacks && !clashes) return []
    return [rule.says.startsWith('wants') ? `(${found}) ${rule.says}` : rule.says]
  })
}
