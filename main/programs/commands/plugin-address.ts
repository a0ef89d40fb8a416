/** Of one plugin in the API. */
export const pluginAddress = (key: string): string => `/api/plugins/${encodeURIComponent(key)}/`
