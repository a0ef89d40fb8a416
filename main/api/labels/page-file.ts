/** A page that somebody wrote is handed out as a file: shown here it would have the rights of the window. */
export function pageFile(source: string, name: string): Response {
  return new Response(source, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
