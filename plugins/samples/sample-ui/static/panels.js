// Plain modules: React and Mantine are the window's own, so nothing is built and nothing is brought along.
const { createElement: h, useState } = window.React
const { Button, Stack, Text, Title } = window.MantineCore

/** One parameter: a component. */
export function renderPanel(context) {
  const [count, setCount] = useState(0)
  return h(
    Stack,
    { gap: 'sm', align: 'start' },
    h(Text, null, `${context.context.greeting}, ${context.user.username}. This is ${context.model} ${context.id}.`),
    h(Button, { variant: 'default', onClick: () => setCount(count + 1) }, `Pressed ${count} times`),
    h(Button, { variant: 'default', onClick: () => context.reloadInstance?.() }, 'Read it again'),
  )
}

/** Two parameters: fills an element by itself. */
export async function fillPanel(target, { context, api }) {
  const place = { stockitem: 'stock', stocklocation: 'stock/location', part: 'part', machine: 'machine' }[context.model]
  const { data } = await api.get(`/api/${place}/${context.id}/`)
  target.textContent = `The station says: ${Object.keys(data).length} facts are known.`
}

export function renderActive({ instance }) {
  return h(Text, null, `${instance.name} is in use.`)
}

export function renderPage(context) {
  return h(
    Stack,
    { p: 'md', align: 'start' },
    h(Title, { order: 2, size: 'h4' }, 'A page of a plugin'),
    h(Text, null, `Station ${context.version.inventree}, React ${context.version.react}.`),
    h(Button, { onClick: () => context.navigate('/stock/parts') }, 'Go to parts'),
  )
}
