/** A program beside the importing file: source beside source, and in the bundle script beside script. */
export function siblingProgram(importMetaUrl: string, name: string): URL {
  const extension = importMetaUrl.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`./${name}.${extension}`, importMetaUrl)
}
