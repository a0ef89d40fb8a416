/** Filled in by the bundler; empty in tests. */
export const MANTINE_VERSION = (import.meta.env['VITE_MANTINE_VERSION'] as string | undefined) ?? ''
