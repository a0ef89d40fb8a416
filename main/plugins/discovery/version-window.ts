type Version = readonly [major: number, minor: number, patch: number]

export interface VersionWindow {
  min: string | undefined
  max: string | undefined
  host: string
}

/** Three numbers and nothing else; null for any other text. */
export function parseVersion(text: string): Version | null {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text)
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])]
}

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Why a plugin does not fit this version of the program, or null when it does. Both bounds are inclusive. */
export function versionObstacle({ min, max, host }: VersionWindow): string | null {
  const current = parseVersion(host)
  const lowest = parseVersion(min ?? host)
  const highest = parseVersion(max ?? host)
  if (current === null) return null
  if (lowest === null) return `MIN_VERSION "${min}" is not of the form 1.2.3. Correct it in the plugin.`
  if (highest === null) return `MAX_VERSION "${max}" is not of the form 1.2.3. Correct it in the plugin.`
  if (compareVersions(current, lowest) < 0) return `It needs version ${min} or later, and this is ${host}.`
  if (compareVersions(current, highest) > 0) return `It works up to version ${max}, and this is ${host}.`
  return null
}
