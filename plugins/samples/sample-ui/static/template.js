/** An editor of templates: a text field, and the two functions the window asks it with. */
export function getFeature({ featureContext: { ref, registerHandlers } }) {
  const field = document.createElement('textarea')
  field.setAttribute('aria-label', 'Template')
  ref.replaceChildren(field)
  registerHandlers({
    setCode: (code) => {
      field.value = code
    },
    getCode: () => field.value,
  })
}

export function getPreview({ featureContext: { ref, registerHandlers, template } }) {
  registerHandlers({
    updatePreview(_code, previewItem) {
      ref.textContent = `${template.name}: ${template.width} by ${template.height} mm, for number ${previewItem}.`
    },
  })
}
