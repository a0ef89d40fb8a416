/** A device that was seen on the network, as it spoke of itself. */
export interface Sighting {
  host: string
  /** Where it takes raw data; null when it did not say. */
  port: number | null
  name: string
  /** All that it said, for finding its model. */
  description: string
  by: 'announcement' | 'snmp'
}
