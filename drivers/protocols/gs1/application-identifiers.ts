/**
 * The application identifiers of the GS1 General Specifications. A format is a row of components: set of characters
 * (N digits, X CSET 82, Y CSET 39, Z base64url), length, `..` for "up to", in brackets what is held against it.
 * Components in square brackets may be missing.
 */
const TABLE = `
00 | N18(check) | SSCC
01 | N14(check) | GTIN
02 | N14(check) | CONTENT
03 | N14(check) | MTO GTIN
10 | X..20 | BATCH/LOT
11 | N6(date0) | PROD DATE
12 | N6(date0) | DUE DATE
13 | N6(date0) | PACK DATE
15 | N6(date0) | BEST BEFORE
16 | N6(date0) | SELL BY
17 | N6(date0) | EXPIRY DATE
20 | N2 | VARIANT
21 | X..20 | SERIAL
22 | X..20 | CPV
235 | X..28 | TPX
240 | X..30 | ADDITIONAL ID
241 | X..30 | CUSTOMER PART No.
242 | N..6 | MTO VARIANT
243 | X..20 | PCN
250 | X..30 | SECONDARY SERIAL
251 | X..30 | REF. TO SOURCE
253 | N13(check) [X..17] | GDTI
254 | X..20 | GLN EXTENSION COMPONENT
255 | N13(check) [N..12] | GCN
30 | N..8 | VAR. COUNT
37 | N..8 | COUNT
3900-3909 | N..15(decimals) | AMOUNT
3910-3919 | N3(currency) N..15(decimals) | AMOUNT
3920-3929 | N..15(decimals) | PRICE
3930-3939 | N3(currency) N..15(decimals) | PRICE
3940-3943 | N4(decimals) | PRCNT OFF
3950-3955 | N6(decimals) | PRICE/UoM
400 | X..30 | ORDER NUMBER
401 | X..30 | GINC
402 | N17(check) | GSIN
403 | X..30 | ROUTE
410 | N13(check) | SHIP TO LOC
411 | N13(check) | BILL TO
412 | N13(check) | PURCHASE FROM
413 | N13(check) | SHIP FOR LOC
414 | N13(check) | LOC No.
415 | N13(check) | PAY TO
416 | N13(check) | PROD/SERV LOC
417 | N13(check) | PARTY
420 | X..20 | SHIP TO POST
421 | N3(country) X..9 | SHIP TO POST
422 | N3(country) | ORIGIN
423 | N3(country) [N3(country)] [N3(country)] [N3(country)] [N3(country)] | COUNTRY - INITIAL PROCESS
424 | N3(country) | COUNTRY - PROCESS
425 | N3(country) [N3(country)] [N3(country)] [N3(country)] [N3(country)] | COUNTRY - DISASSEMBLY
426 | N3(country) | COUNTRY - FULL PROCESS
427 | X..3 | ORIGIN SUBDIVISION
4300 | X..35(percent) | SHIP TO COMP
4301 | X..35(percent) | SHIP TO NAME
4302 | X..70(percent) | SHIP TO ADD1
4303 | X..70(percent) | SHIP TO ADD2
4304 | X..70(percent) | SHIP TO SUB
4305 | X..70(percent) | SHIP TO LOCALITY
4306 | X..70(percent) | SHIP TO REGION
4307 | X2(letters) | SHIP TO COUNTRY
4308 | X..30 | SHIP TO PHONE
4309 | N10(latitude) N10(longitude) | SHIP TO GEO
4310 | X..35(percent) | RTN TO COMP
4311 | X..35(percent) | RTN TO NAME
4312 | X..70(percent) | RTN TO ADD1
4313 | X..70(percent) | RTN TO ADD2
4314 | X..70(percent) | RTN TO SUB
4315 | X..70(percent) | RTN TO LOCALITY
4316 | X..70(percent) | RTN TO REGION
4317 | X2(letters) | RTN TO COUNTRY
4318 | X..20 | RTN TO POST
4319 | X..30 | RTN TO PHONE
4320 | X..35(percent) | SRV DESCRIPTION
4321 | N1(yesno) | DANGEROUS GOODS
4322 | N1(yesno) | AUTH TO LEAVE
4323 | N1(yesno) | SIG REQUIRED
4324 | N6(date0) N4(time) | NBEF DEL DT
4325 | N6(date0) N4(time) | NAFT DEL DT
4326 | N6(date) | REL DATE
4330 | N6(hundredths) [X1(minus)] | MAX TEMP F
4331 | N6(hundredths) [X1(minus)] | MAX TEMP C
4332 | N6(hundredths) [X1(minus)] | MIN TEMP F
4333 | N6(hundredths) [X1(minus)] | MIN TEMP C
7001 | N13 | NSN
7002 | X..30 | MEAT CUT
7003 | N6(date) N4(time) | EXPIRY TIME
7004 | N..4 | ACTIVE POTENCY
7005 | X..12 | CATCH AREA
7006 | N6(date) | FIRST FREEZE DATE
7007 | N6(date) [N6(date)] | HARVEST DATE
7008 | X..3 | AQUATIC SPECIES
7009 | X..10 | FISHING GEAR TYPE
7010 | X..2 | PROD METHOD
7011 | N6(date) [N4(time)] | TEST BY DATE
7020 | X..20 | REFURB LOT
7021 | X..20 | FUNC STAT
7022 | X..20 | REV STAT
7023 | X..30 | GIAI - ASSEMBLY
7030-7039 | N3(country999) X..27 | PROCESSOR
7040 | N1 X1 X1 X1 | UIC+EXT
7041 | X..4 | UFRGT UNIT TYPE
710 | X..20 | NHRN PZN
711 | X..20 | NHRN CIP
712 | X..20 | NHRN CN
713 | X..20 | NHRN DRN
714 | X..20 | NHRN AIM
715 | X..20 | NHRN NDC
716 | X..20 | NHRN AIC
717 | X..20 | NHRN SRN
7230-7239 | X2 X..28 | CERT
7240 | X..20 | PROTOCOL
7241 | N2 | AIDC MEDIA TYPE
7242 | X..25 | VCN
7250 | N8(longdate) | DOB
7251 | N8(longdate) N4(time) | DOB TIME
7252 | N1(sex) | BIO SEX
7253 | X..40(percent) | FAMILY NAME
7254 | X..40(percent) | GIVEN NAME
7255 | X..10 | SUFFIX
7256 | X..90(percent) | FULL NAME
7257 | X..70(percent) | PERSON ADDR
7258 | X3(birth) | BIRTH SEQUENCE
7259 | X..40(percent) | BABY
8001 | N4(positive) N5(positive) N3(positive) N1(winding) N1 | DIMENSIONS
8002 | X..20 | CMT No.
8003 | N1(zero) N13(check) [X..16] | GRAI
8004 | X..30 | GIAI
8005 | N6 | PRICE PER UNIT
8006 | N14(check) N4(piece) | ITIP
8007 | X..34(account) | IBAN
8008 | N6(date) N2(hour) [N2(minute)] [N2(minute)] | PROD TIME
8009 | X..50 | OPTSEN
8010 | Y..30 | CPID
8011 | N..12(lead) | CPID SERIAL
8012 | X..20 | VERSION
8013 | X..25(model) | GMN
8014 | X..25(model) | MUDI
8017 | N18(check) | GSRN - PROVIDER
8018 | N18(check) | GSRN - RECIPIENT
8019 | N..10 | SRIN
8020 | X..25 | REF No.
8026 | N14(check) N4(piece) | ITIP CONTENT
8030 | Z..90 | DIGSIG
8040 | N15(imei) | IMEI
8041 | N15(imei) | IMEI2
8042 | N32 | ESIM
8043 | N18 [N..2] | PSIM
8110 | X..70 | COUPON
8111 | N4 | POINTS
8112 | X..70 | COUPON
8200 | X..70 | PRODUCT URL
90 | X..30 | INTERNAL
91-99 | X..90 | INTERNAL
`

/** Weights and measures, by the first three digits; the fourth is the number of decimals, six digits follow. */
const MEASURES = `
310 NET WEIGHT (kg)
311 LENGTH (m)
312 WIDTH (m)
313 HEIGHT (m)
314 AREA (m2)
315 NET VOLUME (l)
316 NET VOLUME (m3)
320 NET WEIGHT (lb)
321 LENGTH (in)
322 LENGTH (ft)
323 LENGTH (yd)
324 WIDTH (in)
325 WIDTH (ft)
326 WIDTH (yd)
327 HEIGHT (in)
328 HEIGHT (ft)
329 HEIGHT (yd)
330 GROSS WEIGHT (kg)
331 LENGTH (m), log
332 WIDTH (m), log
333 HEIGHT (m), log
334 AREA (m2), log
335 VOLUME (l), log
336 VOLUME (m3), log
337 KG PER m2
340 GROSS WEIGHT (lb)
341 LENGTH (in), log
342 LENGTH (ft), log
343 LENGTH (yd), log
344 WIDTH (in), log
345 WIDTH (ft), log
346 WIDTH (yd), log
347 HEIGHT (in), log
348 HEIGHT (ft), log
349 HEIGHT (yd), log
350 AREA (in2)
351 AREA (ft2)
352 AREA (yd2)
353 AREA (in2), log
354 AREA (ft2), log
355 AREA (yd2), log
356 NET WEIGHT (troy oz)
357 NET WEIGHT (oz)
360 NET VOLUME (qt)
361 NET VOLUME (gal)
362 VOLUME (qt), log
363 VOLUME (gal), log
364 VOLUME (in3)
365 VOLUME (ft3)
366 VOLUME (yd3)
367 VOLUME (in3), log
368 VOLUME (ft3), log
369 VOLUME (yd3), log
`

export interface Component {
  set: 'N' | 'X' | 'Y' | 'Z'
  min: number
  max: number
  /** Name of the check, see `components.ts`. */
  check: string | null
  isOptional: boolean
}

export interface ApplicationIdentifier {
  id: string
  title: string
  components: readonly Component[]
  /** Shortest and longest data. */
  min: number
  max: number
}

/** Beginnings that need no separator, whatever the table says: characters of identifier and data together. */
const PREDEFINED: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((start) => [start, 8])),
  '20': 4,
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((start) => [start, 10])),
  '41': 16,
}

const IDENTIFIERS: ReadonlyMap<string, ApplicationIdentifier> = new Map([...fromTable(), ...fromMeasures()])

/** The identifier that a text begins with; none is the beginning of another. */
export function identifierAt(text: string): ApplicationIdentifier | null {
  for (const length of [2, 3, 4]) {
    const found = IDENTIFIERS.get(text.slice(0, length))
    if (found !== undefined) return found
  }
  return null
}

export function identifierOf(id: string): ApplicationIdentifier | null {
  return IDENTIFIERS.get(id) ?? null
}

/** Length of the data when no separator is needed after them, else null. */
export function predefinedLength({ id }: ApplicationIdentifier): number | null {
  const total = PREDEFINED[id.slice(0, 2)]
  return total === undefined ? null : total - id.length
}

/** Every identifier, in the order of the table. */
export function allIdentifiers(): readonly ApplicationIdentifier[] {
  return [...IDENTIFIERS.values()]
}

function fromTable(): (readonly [string, ApplicationIdentifier])[] {
  return lines(TABLE).flatMap((line) => {
    const [range = '', format = '', title = ''] = line.split(' | ')
    const components = format.split(' ').map(componentOf)
    return idsOf(range).map((id) => [id, identifier(id, title, components)] as const)
  })
}

function fromMeasures(): (readonly [string, ApplicationIdentifier])[] {
  const components = [componentOf('N6(decimals)')]
  return lines(MEASURES).flatMap((line) =>
    ['0', '1', '2', '3', '4', '5'].map((decimals) => {
      const id = line.slice(0, 3) + decimals
      return [id, identifier(id, line.slice(4), components)] as const
    }),
  )
}

function identifier(id: string, title: string, components: readonly Component[]): ApplicationIdentifier {
  const needed = components.filter(({ isOptional }) => !isOptional)
  const sum = (of: readonly Component[], key: 'min' | 'max') => of.reduce((total, each) => total + each[key], 0)
  return { id, title, components, min: sum(needed, 'min'), max: sum(components, 'max') }
}

function componentOf(text: string): Component {
  const [, open, set, dots, length, check] = /^(\[)?([NXYZ])(\.\.)?(\d+)(?:\((\w+)\))?\]?$/.exec(text) ?? []
  const max = Number(length)
  return {
    set: set as Component['set'],
    min: dots === undefined ? max : 1,
    max,
    check: check ?? null,
    isOptional: open !== undefined,
  }
}

function idsOf(range: string): string[] {
  const [first = '', last = first] = range.split('-')
  const count = Number(last) - Number(first) + 1
  return Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(first.length, '0'))
}

function lines(table: string): string[] {
  return table.trim().split('\n')
}
