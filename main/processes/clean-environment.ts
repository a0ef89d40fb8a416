const SECRET_NAME = /PASSWORD|SECRET|TOKEN/i

/** The environment for a child: ours without secrets, and what the child needs besides. */
export function cleanEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !SECRET_NAME.test(name))
  return { ...Object.fromEntries(kept), ...added }
}
