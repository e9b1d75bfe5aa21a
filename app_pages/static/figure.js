// A picture whose boxes and lines can be chosen. The SVG comes from dataflow.engine, which lets no script through; who
// is on a way with what, what a line is called and what its colours are at night comes from dataflow.pictures.
const PIXELS_PER_POINT = 96 / 72
const STEP = 1.25
const PARTS = 'g.node, g.edge, g.place'
const PINS = 'g.pin'
const SVG = 'http://www.w3.org/2000/svg'
const ARROWS = { ArrowRight: 'onward', ArrowLeft: 'back', ArrowDown: 'below', ArrowUp: 'above' }

export default function ({ parentElement, data, setTriggerValue }) {
  const host = parentElement.querySelector('.figure')
  const state = (host.state ??= { zoom: 1 })
  if (state.svg !== data.svg || state.label !== data.label) {
    Object.assign(state, { svg: data.svg, label: data.label, zoom: 1, at: undefined })
    build(host, data)
  }
  Object.assign(state, { data, setTriggerValue })
  host.querySelector('.announce').textContent = data.announce
  const marked = new Set(data.marked)
  for (const part of host.querySelectorAll(PARTS)) part.classList.toggle('marked', marked.has(part.id))
  show(host, data.chosen ?? null)
  listen(host)
  if (data.chosen) uncover(host.querySelector(`#${CSS.escape(data.chosen)}`))
}

function build(host, data) {
  const svg = document.importNode(new DOMParser().parseFromString(data.svg, 'image/svg+xml').documentElement, true)
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '0 0 600 300').split(/\s+/).map(Number)
  svg.removeAttribute('width')
  svg.removeAttribute('height')
  // As an image its parts could not be reached; what it says is also in the table below it.
  svg.setAttribute('role', 'application')
  svg.removeAttribute('aria-labelledby')
  svg.setAttribute('aria-label', data.label)
  svg.setAttribute('aria-describedby', 'figure-keys')
  svg.querySelector(':scope > title')?.remove()
  prepare(host, svg, data)
  host.style.setProperty('--wide', `${width * PIXELS_PER_POINT}px`)
  host.style.setProperty('--tall', String(height / width))

  const paper = element('div', 'paper')
  paper.append(svg)
  const zoom = (factor) => () => {
    host.state.zoom = factor === 0 ? 1 : Math.min(4, Math.max(0.4, host.state.zoom * factor))
    zoomed(host, paper)
  }
  const tools = element('div', 'tools')
  const how = element('span', 'how', data.words.how)
  const keys = element('span', 'unseen', data.words.keys)
  keys.id = 'figure-keys'
  tools.append(
    how,
    keys,
    button('−', data.words.smaller, zoom(1 / STEP)),
    button('+', data.words.larger, zoom(STEP)),
    button('⤢', data.words.fit, zoom(0)),
  )
  const announce = element('div', 'announce')
  announce.setAttribute('role', 'status')
  const behind = element('div', 'behind')
  behind.onblur = () => behind.removeAttribute('tabindex')
  host.replaceChildren(night(data.colours), tools, paper, behind, announce)
  zoomed(host, paper)
  svg.onkeydown = (event) => walk(host, event)
}

// Larger and smaller about what is in the middle of the sheet.
function zoomed(host, paper) {
  const before = [paper.scrollLeft + paper.clientWidth / 2, paper.scrollWidth]
  host.style.setProperty('--zoom', String(host.state.zoom))
  paper.scrollLeft = (before[0] / before[1]) * paper.scrollWidth - paper.clientWidth / 2
}

// Each colour with what it is on a dark page; a page's theme switches between them by itself.
function night(colours) {
  const rules = Object.entries(colours).flatMap(([day, dark]) =>
    ['fill', 'stroke', 'stop-color'].map((name) => `[${name}="${day}"] { ${name}: light-dark(${day}, ${dark}) }`),
  )
  return element('style', '', rules.join('\n'))
}

// Only what can be chosen becomes a button. Lines get a broad invisible stroke to hit, below everything else so
// that it hides no box and no words.
function prepare(host, svg, data) {
  const clickable = new Set(data.clickable)
  const first = svg.querySelector(PARTS)
  const below = document.createElementNS(SVG, 'g')
  first?.before(below)
  for (const part of svg.querySelectorAll(PARTS)) {
    const title = part.querySelector('title')
    const words = data.names[part.id] ?? title?.textContent ?? [...part.querySelectorAll('text')].map((each) => each.textContent).join(' ')
    if (title && data.names[part.id]) for (const each of part.querySelectorAll('title')) each.textContent = words
    if (!clickable.has(part.id)) continue
    // A button in a button is none to a screen reader: what stands in a place that can be chosen stands after it.
    for (let around; (around = part.parentElement.closest(PARTS)); ) around.after(part)
    part.setAttribute('tabindex', '-1')
    part.setAttribute('role', 'button')
    part.setAttribute('aria-label', words)
    part.onclick = (event) => {
      event.stopPropagation() // a place stands inside the box of its party
      if (event.detail <= 1) choose(host, part.id) // the second click of a double click would let go again
    }
    part.onfocus = () => {
      ring(part)
      enter(host, part)
    }
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
  // A line is taken by its pins too, and by its words beside them.
  for (const pin of svg.querySelectorAll(PINS)) {
    const line = [...svg.querySelectorAll('g.edge')].find((each) => each.id === lineOf(pin))
    if (!line || line === pin || !clickable.has(line.id)) continue
    pin.classList.add('holds')
    pin.onclick = (event) => {
      event.stopPropagation()
      if (event.detail <= 1) choose(host, line.id)
    }
    pin.onmouseenter = () => line.classList.add('near')
    pin.onmouseleave = () => line.classList.remove('near')
  }
}

function lineOf(pin) {
  return [...pin.classList].find((name) => name.startsWith('of-'))?.slice('of-'.length)
}

// What is wanted, not "the other one": Streamlit delivers an event twice when a timed fragment runs as it is sent.
function choose(host, id) {
  const { state } = host
  const wanted = id === state.chosen ? null : id
  show(host, wanted)
  state.setTriggerValue('choice', { wanted, picture: state.data.picture })
}

// The chosen one with its ways; all else steps back. Nothing changes its size or its place.
function show(host, id) {
  const { state } = host
  state.chosen = id
  const along = state.data.ways?.along ?? {}
  const lit = new Set(id === null ? [] : (along[id] ?? []))
  for (const part of host.querySelectorAll(PARTS)) {
    part.classList.toggle('chosen', part.id === id)
    part.classList.toggle('dim', lit.size > 0 && part.id in along && !lit.has(part.id)) // a legend stays
    part.classList.toggle('lit', lit.has(part.id))
    if (part.getAttribute('role') === 'button') part.setAttribute('aria-pressed', String(part.id === id))
    if (part.id === id) ring(part)
  }
  for (const pin of host.querySelectorAll(PINS)) {
    pin.classList.toggle('dim', lit.size > 0 && !lit.has(lineOf(pin)))
    pin.classList.toggle('chosen', lineOf(pin) === id)
  }
  enter(host)
}

// One part of the picture is where Tab enters it: the one that was last walked to, the chosen one, or the first.
function enter(host, part) {
  const parts = [...host.querySelectorAll('[role=button][id]')]
  const at = (id) => parts.find((each) => each.id === id)
  const { state } = host
  state.at = part?.id ?? (at(state.at) ? state.at : undefined)
  const entered = at(state.at) ?? at(state.chosen) ?? at(order(host)[0]) ?? parts[0]
  for (const each of parts) each.setAttribute('tabindex', each === entered ? '0' : '-1')
}

function order(host) {
  const { ways, clickable } = host.state.data
  const known = ways ? [...ways.boxes, ...ways.lines] : clickable
  const there = new Set(clickable)
  return known.filter((id) => there.has(id))
}

// The arrows go along the ways, Enter chooses, Escape lets go and leaves.
function walk(host, event) {
  const part = event.target.closest?.('[role=button]')
  if (!part || event.ctrlKey || event.altKey || event.metaKey) return
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    if (!event.repeat) choose(host, part.id)
    return
  }
  const direction = ARROWS[event.key]
  if (!direction && event.key !== 'Home' && event.key !== 'End') return
  event.preventDefault()
  const next = direction ? step(host, part.id, direction) : order(host).at(event.key === 'Home' ? 0 : -1)
  const reached = next && host.querySelector(`[role=button][id="${CSS.escape(next)}"]`)
  reached?.focus({ preventScroll: true })
  reached?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function step(host, id, direction) {
  const { ways, clickable } = host.state.data
  const there = new Set(clickable)
  if (direction === 'onward' || direction === 'back') {
    // What cannot be chosen is passed over: in a picture where only lines can, the next one is behind the box.
    const seen = new Set([id])
    const queue = [...(ways?.[direction][id] ?? [])]
    while (queue.length) {
      const next = queue.shift()
      if (there.has(next)) return next
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(...(ways[direction][next] ?? []))
    }
    return undefined
  }
  const lines = new Set(ways?.lines ?? [])
  const alike = order(host).filter((each) => lines.has(each) === lines.has(id))
  return alike[alike.indexOf(id) + (direction === 'below' ? 1 : -1)]
}

// Escape lets go wherever the reader is by then, except where it closes something else.
function listen(host) {
  if (host.state.listening) return
  host.state.listening = true
  const root = host.ownerDocument
  const away = (event) => {
    if (!host.isConnected) return root.removeEventListener('keydown', away)
    if (event.key !== 'Escape' || event.defaultPrevented) return
    const [from] = event.composedPath()
    if (from.closest?.('input, textarea, select, [role=dialog], [role=listbox], [role=combobox], [contenteditable]')) return
    const inside = event.composedPath().includes(host)
    if (host.state.chosen !== null) choose(host, host.state.chosen)
    if (inside && from.closest?.('svg')) leave(host)
  }
  root.addEventListener('keydown', away)
}

// To behind the picture: the next Tab goes on from there. It is a stop for as long as it has the focus, for from what is
// none Chromium goes back to the first of the figure.
function leave(host) {
  const behind = host.querySelector('.behind')
  behind.tabIndex = 0
  behind.focus({ preventScroll: true })
}

// A frame around what is chosen or has the focus; behind its words.
function ring(part) {
  if (part.classList.contains('edge') || part.querySelector(':scope > .ring')) return
  const box = part.getBBox()
  if (!box.width) return
  const made = document.createElementNS(SVG, 'rect')
  const sizes = { x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6, rx: 4 }
  for (const [name, value] of Object.entries(sizes)) made.setAttribute(name, value)
  made.setAttribute('class', 'ring')
  part.append(made)
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

// Out from under what lies beside it. Up and down nothing moves under the hand where any of it is in sight.
function uncover(chosen) {
  if (!chosen) return
  const page = document.querySelector('[data-testid=stMain]')
  const [box, top] = [chosen.getBoundingClientRect(), page?.scrollTop]
  chosen.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  if (page && box.bottom > 0 && box.top < innerHeight) page.scrollTop = top
}
