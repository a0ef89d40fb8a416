/** The pixel pitch of the usual screen of this width, until it has been measured. */
export function usualPitchMm(screenWidth: number): number {
  if (screenWidth <= 1280) return 0.297
  return screenWidth < 2560 ? 0.248 : 0.233
}
