const { createElement: h, useEffect, useState } = window.React
const { Text } = window.MantineCore

export function renderDashboardItem({ user }) {
  return h(Text, null, `Only administrators see this, ${user.username}.`)
}

export function renderStock({ api }) {
  const [text, setText] = useState('…')
  useEffect(() => {
    void api.get('/api/stock/', { params: { limit: 1 } }).then(({ data }) => setText(`${data.count} items`))
  }, [api])
  return h(Text, { size: 'xl', fw: 700 }, text)
}

export function renderMachines({ api }) {
  const [names, setNames] = useState([])
  useEffect(() => {
    void api
      .get('/api/machine/')
      .then(({ data }) => setNames(data.filter(({ status }) => status === 100).map(({ name }) => name)))
  }, [api])
  return h(Text, null, names.join(', ') || 'None')
}

/** What it returns is called when the tile goes away. */
export function fillClock(target, { locale }) {
  const tick = () => {
    target.textContent = new Date().toLocaleTimeString(locale)
  }
  tick()
  const timer = setInterval(tick, 1000)
  return () => clearInterval(timer)
}
