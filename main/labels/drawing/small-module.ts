/** Below this, hand scanners need to be brought close. */
const COMFORTABLE_MODULE_MM = 0.33

/** Whether the narrowest bar, or a dot of a code, is small for hand scanners. */
export function isSmallModule(moduleDots: number, dotsPerMm: number): boolean {
  return moduleDots < Math.round(COMFORTABLE_MODULE_MM * dotsPerMm)
}
