import { compareVersions, parseVersion } from '../discovery/version-window.ts'

/** Whether a published version is newer than the one that is there. What is no version of npm's form is never newer. */
export function isNewer(published: string, installed: string): boolean {
  const [there, here] = [split(published), split(installed)]
  if (there === null || here === null) return false
  const difference = compareVersions(there.numbers, here.numbers)
  // A finished version follows its previews; of two previews nobody says which is better.
  return difference > 0 || (difference === 0 && !there.isPreview && here.isPreview)
}

function split(text: string) {
  const [core = '', preview] = text.replace(/\+.*$/, '').split(/-(.*)/)
  const numbers = parseVersion(core)
  return numbers === null ? null : { numbers, isPreview: preview !== undefined }
}
