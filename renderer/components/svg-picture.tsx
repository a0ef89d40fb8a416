import { useMemo } from 'react'

/** A drawing of the station, shown as an image: nothing in it can act on the page. */
export function SvgPicture({ svg, alt, className }: { svg: string; alt: string; className?: string | undefined }) {
  const source = useMemo(() => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, [svg])
  return <img src={source} alt={alt} className={className} />
}
