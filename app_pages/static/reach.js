((words) => {
  /* What Streamlit says in English only, and what its menu in a narrow window leaves out: where one is, and that it
     closes. Elements come and go with the width of the window, so what is said is looked after. */
  const all = (css) => [...document.querySelectorAll(css)];
  const answer = () => document.querySelector('#answer, .verdict, .answer');
  const named = (css, said) => {
    for (const each of all(css)) if (each.getAttribute('aria-label') !== said) each.setAttribute('aria-label', said);
  };
  const menu = '[data-testid=stExpandSidebarButton]';
  const close = '[data-testid=stSidebarCollapseButton] button';
  const tell = () => {
    const skip = document.querySelector('[data-testid=stSkipToContent]')?.firstChild;
    const said = answer() ? words.answer : words.content;
    if (skip?.data && skip.data !== said) skip.data = said;
    const here = document.querySelector('[data-testid=stSidebarNavLink][aria-current=page]')?.textContent;
    named(menu, here ? `${words.menu}${words.colon}${here}` : words.menu);
    for (const each of all(menu)) each.dataset.page = here || words.menu;
    named(close, words.close);
    named('[data-testid=stSidebar]', words.menu);
    named('[data-testid=stSidebarNav]', words.pages);
  };
  const closed = () => {
    const button = document.querySelector('[data-testid=stSidebar][data-collapsed=false]') ? document.querySelector(close) : null;
    button?.click();
    if (button) setTimeout(() => document.querySelector(menu)?.focus(), 50);
    return button !== null;
  };
  /* Opening leaves the focus nowhere; who has moved on by then is left alone. */
  const entered = () => {
    if (document.activeElement?.closest('[data-testid=stSidebar]')) return;
    (document.querySelector('[data-testid=stSidebarNavLink][aria-current=page]') ?? document.querySelector('[data-testid=stSidebarNavLink]'))?.focus();
  };
  const clicked = (event) => {
    if (event.target.closest('[data-testid=stSidebarNavLink]')) setTimeout(closed);
    if (event.target.closest(menu)) setTimeout(entered, 350);
    const target = event.target.closest('[data-testid=stSkipToContent]') ? answer() : null;
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  };
  const pressed = (event) => {
    if (event.key === 'Escape' ? closed() : false) event.preventDefault();
  };
  globalThis.sillageReach?.();
  let due = 0;
  const observer = new MutationObserver(() => {
    due ||= requestAnimationFrame(() => { due = 0; tell(); });
  });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-current'] });
  document.addEventListener('click', clicked, true);
  document.addEventListener('keydown', pressed);
  globalThis.sillageReach = () => {
    observer.disconnect();
    document.removeEventListener('click', clicked, true);
    document.removeEventListener('keydown', pressed);
  };
  tell();
})
