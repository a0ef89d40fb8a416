/** All shortcuts, for the help sheet. No single letters and digits: a scanner that types would press them. */
export const SHORTCUTS: readonly { keys: string; does: string; where: string }[] = [
  { keys: 'F1', does: 'This help', where: 'Everywhere' },
  { keys: 'F2', does: 'Type a code by hand', where: 'Everywhere' },
  { keys: 'F3', does: 'Find', where: 'Stock' },
  { keys: 'F5', does: 'Refresh what is shown', where: 'Everywhere' },
  { keys: 'F6', does: 'Next area of the screen', where: 'Everywhere' },
  { keys: 'F8', does: 'Pause or resume all printers', where: 'Everywhere' },
  { keys: 'F9', does: 'Reprint your last job', where: 'Everywhere' },
  { keys: 'Ctrl+Z', does: 'Take your last step back', where: 'Everywhere but in fields' },
  { keys: 'Ctrl+Shift+Z', does: 'Do it again', where: 'Everywhere but in fields' },
  { keys: 'Ctrl+K', does: 'Go to a page, do something', where: 'Everywhere' },
  { keys: 'Ctrl+L', does: 'Print the label of what is shown', where: 'Station, Stock, Labels' },
  { keys: 'Ctrl+P', does: 'Print a report of what is shown', where: 'Stock' },
  { keys: 'Ctrl+Shift+L', does: 'Print with options', where: 'Stock' },
  { keys: 'Ctrl+M', does: 'Station or Manage', where: 'Everywhere' },
  { keys: 'Ctrl+Shift+M', does: 'Sound off and on', where: 'Everywhere' },
  { keys: 'Escape', does: 'Close what is on top', where: 'Everywhere' },
]
