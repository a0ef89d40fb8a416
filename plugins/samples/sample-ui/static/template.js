/** An editor of templates: a text field, and the two functions the window asks it with. */
export function getFeature({ featureContext: { ref, registerHandlers } }) {
  const field = document.createElement('textarea')
  field.setAttribute('aria-label', 'Template')
  field.spellcheck = false
  Object.assign(field.style, { boxSizing: 'border-box', width: '100%', height: '100%', font: '13px monospace' })
  ref.replaceChildren(field)
  registerHandlers({
    setCode: (code) => {
      field.value = code
    },
    getCode: () => field.value,
  })
}

/** A preview in words: of the draft that is being edited, else of what is published. */
export function getPreview({ featureContext: { ref, registerHandlers, template } }) {
  registerHandlers({
    updatePreview(code, previewItem) {
      const size = `${template.name}: ${template.width} by ${template.height} mm, for number ${previewItem}.`
      ref.textContent = code === undefined ? size : `${size} ${countOf(code)}`
    },
  })
}

/** Drawings are JSON with objects; commands are text. */
function countOf(code) {
  try {
    return `The draft has ${JSON.parse(code).objects.length} objects.`
  } catch {
    return `The draft has ${code.length} characters.`
  }
}
