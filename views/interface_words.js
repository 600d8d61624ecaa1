/* Streamlit's own words in the visitor's language: labels, tooltips and short texts that no option of Streamlit changes.
   Only whole texts are replaced, never a part of one, and nothing inside what the dashboard writes itself. A table is
   drawn on a canvas that has no name: it gets one. */
const NAMED = ["aria-label", "title", "placeholder"]
const OURS = "[data-testid=stMarkdownContainer], [data-testid=stHtml], .js-plotly-plot, td, th"
const BLANK = { "{n}": "(\\d+)", "{name}": "(.+)" }

function replacer(words, isEnglish) {
  const exact = new Map()
  const patterns = []
  for (const [english, shown] of words) {
    const [from, to] = isEnglish ? [shown, english] : [english, shown]
    const blank = Object.keys(BLANK).find((each) => from.includes(each))
    if (!blank) exact.set(from, to)
    else {
      const [before, after] = from.split(blank).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      patterns.push([new RegExp(`^${before}${BLANK[blank]}${after}$`), to.replace(blank, "$1")])
    }
  }
  return (said) => {
    const text = said.trim()
    if (exact.has(text)) return exact.get(text)
    const found = patterns.find(([pattern]) => pattern.test(text))
    return found ? text.replace(found[0], found[1]) : null
  }
}

export default function ({ data }) {
  // What page.css shows beside a page that is worked on for long.
  document.documentElement.style.setProperty("--at-work", JSON.stringify(data.at_work))
  const replaced = replacer(data.words, data.is_english)
  const mendNames = (element) => {
    for (const name of NAMED) {
      const said = element.getAttribute(name)
      const shown = said && replaced(said)
      if (shown && shown !== said) element.setAttribute(name, shown)
    }
  }
  const nameTable = (element) => {
    if (element.matches("canvas[tabindex]:not([aria-label])")) element.setAttribute("aria-label", data.table)
  }
  const mendText = (node) => {
    if (!node.nodeValue || node.parentElement?.closest(OURS)) return
    const shown = replaced(node.nodeValue)
    if (shown && shown !== node.nodeValue) node.nodeValue = shown
  }
  const mend = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return mendText(node)
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".js-plotly-plot *")) return
    mendNames(node)
    nameTable(node)
    node.childNodes.forEach(mend)
  }
  const watcher = new MutationObserver((changes) =>
    changes.forEach((change) => {
      if (change.type === "childList") change.addedNodes.forEach(mend)
      else if (change.type === "attributes") mendNames(change.target)
      else mendText(change.target)
    }),
  )
  // One watcher for the whole page, whatever becomes of this element: two of them would undo each other's words.
  document.interfaceWords?.disconnect()
  document.interfaceWords = watcher
  mend(document.body)
  watcher.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED,
  })
}
