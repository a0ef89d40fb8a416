/** Remembers what was made for a key, and forgets what was made first when there is too much. */
export function recentOnly<Value>(most: number): (key: string, make: () => Value) => Value {
  const values = new Map<string, Value>()
  return (key, make) => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = make()
    const oldest = values.size < most ? undefined : values.keys().next().value
    if (oldest !== undefined) values.delete(oldest)
    values.set(key, value)
    return value
  }
}
