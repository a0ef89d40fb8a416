/** The window lives on a scheme of its own: `file:` would open the disk to it, a port would open it to other programs. */
export const SCHEME = 'app'
export const WINDOW_URL = `${SCHEME}://bundle/`

export function isWindowUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host } = new URL(text)
  return protocol === `${SCHEME}:` && host === 'bundle'
}
