/** What a field held before a code began to be typed into it. */
export interface FieldBefore {
  field: HTMLElement
  value: string
  selection: readonly [start: number | null, end: number | null]
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'search', 'email', 'url', 'tel', 'password', 'number'])

/** The field that has the focus and takes text, or null. */
export function focusedField(): HTMLElement | null {
  const element = focusedElement()
  if (element instanceof HTMLInputElement) return TEXT_TYPES.has(element.type) && isOpen(element) ? element : null
  if (element instanceof HTMLTextAreaElement) return isOpen(element) ? element : null
  return element instanceof HTMLElement && element.isContentEditable ? element : null
}

/** Also within parts of the page that have a tree of their own. */
function focusedElement(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

export function rememberField(field: HTMLElement): FieldBefore {
  if (!isInput(field)) return { field, value: '', selection: [null, null] }
  return { field, value: field.value, selection: [field.selectionStart, field.selectionEnd] }
}

/** Types what was held back, as the person did; undo and the field's own listeners know of it. */
export function typeInto(field: HTMLElement, text: string): void {
  if (focusedElement() === field) document.execCommand('insertText', false, text)
}

/** Takes `count` characters out again that belonged to a code. */
export function restoreField({ field, value, selection }: FieldBefore, count: number): void {
  if (!isInput(field)) {
    for (let taken = 0; taken < count; taken += 1) document.execCommand('delete')
    return
  }
  const type = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  // The setter of the element itself, past the one by which React would miss the change.
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (selection[0] !== null) field.setSelectionRange(selection[0], selection[1])
}

function isInput(field: HTMLElement): field is HTMLInputElement | HTMLTextAreaElement {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
}

function isOpen(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return !field.readOnly && !field.disabled
}
