import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { StationEvent } from '../../main/records/station-event.ts'
import { createEventCache } from './event-cache.ts'
import { type FeedState, openEventFeed } from './events.ts'

type Listener = (event: StationEvent) => void

interface StationNews {
  state: FeedState
  /** Since when the station has been out of reach; null while it answers. */
  offlineSince: Date | null
  listeners: Set<Listener>
}

const News = createContext<StationNews | null>(null)

/** Keeps one feed open for the window, feeds the cache, and passes events on to those who listen. */
export function StationEvents({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [listeners] = useState(() => new Set<Listener>())
  const [connection, setConnection] = useState<{ state: FeedState; offlineSince: Date | null }>({
    state: 'connecting',
    offlineSince: null,
  })

  useEffect(() => {
    const cache = createEventCache(client, 150)
    const feed = openEventFeed({
      fetch: (url, init) => fetch(url, init),
      onEvent: (event) => {
        cache.apply(event)
        listeners.forEach((listener) => listener(event))
      },
      onReset: () => void client.invalidateQueries(),
      onState: (state) => {
        if (state === 'signed-out') void client.invalidateQueries({ queryKey: ['me'] })
        setConnection((before) => ({
          state,
          offlineSince: state === 'offline' ? (before.offlineSince ?? new Date()) : null,
        }))
      },
      silenceMs: 12_000,
      retryDelaysMs: [300, 1000, 2000, 4000],
    })
    return () => {
      feed[Symbol.dispose]()
      cache[Symbol.dispose]()
    }
  }, [client, listeners])

  const news = useMemo(() => ({ ...connection, listeners }), [connection, listeners])
  return <News value={news}>{children}</News>
}

export function useConnection(): Pick<StationNews, 'state' | 'offlineSince'> {
  return useNews()
}

/** Calls the newest `listener` for every event while the component is shown. */
export function useStationEvent(listener: Listener): void {
  const { listeners } = useNews()
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => {
    const stable: Listener = (event) => newest.current(event)
    listeners.add(stable)
    return () => void listeners.delete(stable)
  }, [listeners])
}

function useNews(): StationNews {
  const news = useContext(News)
  if (news === null) throw new Error('StationEvents is missing above this component')
  return news
}
