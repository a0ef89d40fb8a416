/** One form of a path: repeated slashes collapsed, a slash at the end. Never a redirect: clients take 3xx for a failure. */
export function canonicalPath(request: Request): string {
  const path = new URL(request.url).pathname.replaceAll(/\/{2,}/g, '/')
  return path.endsWith('/') ? path : `${path}/`
}
