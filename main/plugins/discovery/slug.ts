/** Words that stand in the place of a slug in the paths of `/api/plugins/`. */
export const FORBIDDEN_SLUGS: ReadonlySet<string> = new Set(['ui', 'reload', 'install', 'status', 'settings'])

/** Django's rule: ASCII letters, digits, underscores and single hyphens; capitals start no new word. */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\u0020-\u007e\s]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9_\s-]/g, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
}
