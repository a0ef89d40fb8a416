export interface Addresses {
  /** Chromium takes it for secure, and its cookies are no other local server's. */
  window: string
  clients: string
}

export function addressesOf(port: number): Addresses {
  return { window: `http://scanbench.localhost:${port}`, clients: `http://127.0.0.1:${port}` }
}

export const ticketUrl = ({ window }: Addresses, ticket: string): string => `${window}/?ticket=${ticket}`
