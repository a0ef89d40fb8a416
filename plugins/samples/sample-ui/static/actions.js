const { notifications } = window.MantineNotifications

/** A button at the head of a page. */
export function getFeature({ inventreeContext: { user } }) {
  notifications.show({ message: `Hello ${user.username}` })
}

/** An entry of the command palette. */
export function executeAction({ user }) {
  notifications.show({ message: `Greetings to everybody from ${user.username}` })
}
