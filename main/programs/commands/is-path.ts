import { isAbsolute } from 'node:path'

/** What a person wrote to mean a file or folder, and not the name of a package. */
export function isPath(word: string): boolean {
  return (
    isAbsolute(word) || /^\.{1,2}(?:[/\\]|$)/.test(word) || (/\.(?:tgz|tar\.gz)$/.test(word) && !word.includes('://'))
  )
}
