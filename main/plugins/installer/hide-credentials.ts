/** Name, password or token before the host of an address. */
const CREDENTIALS = /\b([a-z][a-z\d+.-]*:\/\/)([^\s/]+)@/gi

/** An address for people to read. The user of `ssh` alone is no secret, and tells who asks. */
export function hideCredentials(text: string, token = ''): string {
  const shown = text.replace(CREDENTIALS, (all, scheme: string, who: string) =>
    scheme.toLowerCase().endsWith('ssh://') && !who.includes(':') ? all : `${scheme}***@`,
  )
  return token === '' ? shown : shown.replaceAll(token, '***')
}
