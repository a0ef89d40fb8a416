import { useQuery } from '@tanstack/react-query'
import { getFrom } from './api.ts'

export interface IconPack {
  name: string
  prefix: string
  /** Addresses by format. */
  fonts: Record<string, string>
  /** Variants tell the code point of their letter, in hexadecimal digits. */
  icons: Record<string, { name: string; category: string; tags: string[]; variants: Record<string, string> }>
}

/** The built-in pack and those of plugins. */
export function useIconPacks() {
  return useQuery({
    queryKey: ['plugins', 'icons'],
    queryFn: ({ signal }) => getFrom<IconPack[]>('/api/icons/', {}, signal),
  })
}
