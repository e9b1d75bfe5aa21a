// A picture whose boxes and lines can be chosen. The SVG comes from dataflow.engine, which lets no script through.
const PIXELS_PER_POINT = 96 / 72
const SMALLEST = 0.66 // of its true size: below, words of 9 points cannot be read
const LARGEST_FIT = 1.2
const STEP = 1.25

export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector('.figure')
  const state = (host.state ??= { zoom: 1 })
  if (state.svg !== data.svg || state.label !== data.label) {
    state.svg = data.svg
    state.label = data.label
    state.zoom = 1
    build(host, data)
  }
  host.querySelector('.announce').textContent = data.announce
  const clickable = new Set(data.clickable)
  const marked = new Set(data.marked)
  const parts = [...host.querySelectorAll('g.node, g.edge')]
  const show = (id) => {
    state.chosen = id
    for (const part of parts.filter((each) => clickable.has(each.id))) {
      part.classList.toggle('chosen', part.id === id)
      part.setAttribute('aria-pressed', String(part.id === id))
    }
  }
  show(data.chosen)
  for (const part of parts) {
    part.classList.toggle('marked', marked.has(part.id))
    if (!clickable.has(part.id)) continue
    const choose = (event) => {
      if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      if (event.detail > 1) return // the second click of a double click would let go again
      // What is wanted, not "the other one": Streamlit delivers an event twice when a timed fragment runs as it is sent.
      const wanted = part.id === state.chosen ? null : part.id
      show(wanted)
      setTriggerValue('choice', { wanted, picture: data.picture })
    }
    part.onclick = choose
    part.onkeydown = choose
  }
}

function build(host, data) {
  const svg = document.importNode(new DOMParser().parseFromString(data.svg, 'image/svg+xml').documentElement, true)
  const [, , width] = (svg.getAttribute('viewBox') ?? '0 0 600 300').split(/\s+/).map(Number)
  svg.removeAttribute('width')
  svg.removeAttribute('height')
  // As an image its parts could not be reached; what it says is also in the table below it.
  svg.setAttribute('role', 'group')
  svg.removeAttribute('aria-labelledby')
  svg.setAttribute('aria-label', data.label)
  svg.querySelector(':scope > title')?.remove()
  prepare(svg, new Set(data.clickable))

  const paper = element('div', 'paper')
  paper.append(svg)
  const resize = () => {
    const room = host.clientWidth - 2
    const whole = width * PIXELS_PER_POINT
    const fit = Math.max(Math.min(room, whole * LARGEST_FIT), Math.min(whole, whole * SMALLEST))
    svg.style.width = `${fit * host.state.zoom}px`
  }
  const zoom = (factor) => () => {
    host.state.zoom = factor === 0 ? 1 : Math.min(4, Math.max(0.4, host.state.zoom * factor))
    resize()
  }
  const tools = element('div', 'tools')
  tools.append(
    element('span', 'how', data.words.how),
    button('−', data.words.smaller, zoom(1 / STEP)),
    button('+', data.words.larger, zoom(STEP)),
    button('⤢', data.words.fit, zoom(0)),
  )
  const announce = element('div', 'announce')
  announce.setAttribute('role', 'status')
  host.replaceChildren(tools, paper, announce)
  host.observer?.disconnect()
  host.observer = new ResizeObserver(resize)
  host.observer.observe(host)
  resize()
}

// Only what can be chosen becomes a button. Lines get a broad invisible stroke to hit, below everything else so
// that it hides no box and no words.
function prepare(svg, clickable) {
  const first = svg.querySelector('g.node, g.edge')
  const below = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  first?.before(below)
  for (const part of svg.querySelectorAll('g.node, g.edge')) {
    if (!clickable.has(part.id)) continue
    const words = part.querySelector('title')?.textContent ?? [...part.querySelectorAll('text')].map((each) => each.textContent).join(' ')
    part.setAttribute('tabindex', '0')
    part.setAttribute('role', 'button')
    part.setAttribute('aria-label', words)
    for (const line of part.classList.contains('edge') ? part.querySelectorAll('path') : []) {
      const broad = line.cloneNode()
      broad.removeAttribute('stroke-dasharray')
      broad.setAttribute('class', 'broad')
      broad.onclick = ({ detail }) => part.dispatchEvent(new MouseEvent('click', { detail }))
      broad.onmouseenter = () => part.classList.add('near')
      broad.onmouseleave = () => part.classList.remove('near')
      below.append(broad)
    }
  }
}

function button(sign, label, act) {
  const made = element('button', '', sign)
  made.type = 'button'
  made.title = label
  made.setAttribute('aria-label', label)
  made.onclick = act
  return made
}

function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
