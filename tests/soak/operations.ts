/**
 * Random changes of a page, the same for the same seed. What stands in `installOperations` is sent into the page as text: it sees the page and
 * nothing else.
 */

/** What it leaves in the page. */
export interface Operations {
  /** Makes so many changes, in tasks, microtasks and frames of their own by chance. */
  run(count: number): Promise<void>;
  /** The last change before a rest: pages that hang up a shadow tree fill or change something soon after. */
  settle(): void;
  /** How often each kind of change was made. */
  made: Record<string, number>;
}

export function installOperations(seed: number): void {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T;

  const PHRASES = [
    'Huawei and Nvidia met in Shanghai.',
    'قالت إنفيديا إن هواوي تتقدم في سباق الذكاء الاصطناعي.',
    'The Nvidia B200 and the H200 are sold out, says Jensen Huang.',
    'Llama is an animal, and Rubin was an astronomer.',
    'OpenAI trains its models; Mistral and Qwen follow.',
    'فرضت واشنطن قيود التصدير على الرقائق.',
    '华为 and DeepSeek have new chips.',
    'Nothing is said here about anybody.',
    'Sam',
    ' Altman',
    'Open',
    'AI',
    'Nvi',
    'dia',
    ' ',
    'Meta’s Llama 4 runs on chips of its own.',
  ];
  const BLOCKS = ['p', 'div', 'li', 'section', 'h2', 'td', 'blockquote', 'details', 'dialog', 'x-card'];
  const INLINES = ['b', 'a', 'span', 'em', 'bdi', 'code', 'mark', 'button'];
  const field = document.querySelector('#field') as HTMLElement;
  /** The body of another document, which the page's nodes go to and come from. */
  const away = (document.querySelector('#away') as HTMLIFrameElement).contentDocument?.body as HTMLElement;
  /** Shadow roots, closed ones too: the page keeps those that it makes. */
  const roots: ShadowRoot[] = [];
  const rootsHere = () => roots.filter(({ isConnected, ownerDocument }) => isConnected && ownerDocument === document);

  const nodesOf = (kinds: number): Node[] => {
    const nodes: Node[] = [];
    for (const top of [field, ...rootsHere()]) {
      const walker = document.createTreeWalker(top, kinds);
      while (walker.nextNode()) nodes.push(walker.currentNode);
    }
    return nodes;
  };
  const texts = () => nodesOf(NodeFilter.SHOW_TEXT) as Text[];
  /** But for line ends, in which no page puts anything. */
  const elements = () => (nodesOf(NodeFilter.SHOW_ELEMENT) as HTMLElement[]).filter(({ localName }) => localName !== 'br');
  const makeInline = () => {
    const element = document.createElement(pick(INLINES));
    element.append(pick(PHRASES));
    return element;
  };
  const makeBlock = (): HTMLElement => {
    const element = document.createElement(pick(BLOCKS));
    for (let parts = 1 + below(4); parts > 0; parts--) {
      const kind = random();
      if (kind < 0.5) element.append(pick(PHRASES));
      else if (kind < 0.75) element.append(makeInline());
      else if (kind < 0.85) element.append(document.createElement('br'));
      else if (kind < 0.95) element.append(makeBlock());
      else element.append(document.createComment('a comment'));
    }
    return element;
  };
  const holds = (node: Node, other: Node): boolean => {
    const root = other.getRootNode();
    return node.contains(other) || (root instanceof ShadowRoot && holds(node, root.host));
  };
  const place = (node: Node, how: 'insertBefore' | 'moveBefore' = 'insertBefore') => {
    const parent = pick([field, ...elements(), ...rootsHere()]);
    if (holds(node, parent) || (parent instanceof Element && parent.closest('button'))) return;
    const next = pick([null, null, ...parent.childNodes]);
    // Firefox 140 cannot move a node without taking it out first.
    if (how in parent) parent[how](node, next);
    else parent.insertBefore(node, next);
  };

  const operations: Record<string, () => void> = {
    insertBlock: () => place(makeBlock()),
    insertInline: () => place(makeInline()),
    insertText: () => place(document.createTextNode(pick(PHRASES))),
    insertComment: () => place(document.createComment('a comment')),
    remove: () => pick([...elements(), ...texts()])?.remove(),
    move: () => {
      const node = pick([...elements(), ...texts()]);
      if (node) place(node, pick(['insertBefore', 'moveBefore']));
    },
    clone: () => {
      const element = pick(elements());
      if (element) place(element.cloneNode(true));
    },
    adopt: () => {
      const node = pick([...away.childNodes, ...elements(), ...texts()]);
      if (node?.ownerDocument === document) away.append(node);
      else if (node) place(node);
    },
    recycle: () => {
      const list = pick(elements().filter(({ childElementCount }) => childElementCount > 1));
      const first = list?.firstElementChild;
      if (!first) return;
      first.textContent = pick(PHRASES);
      list.append(first);
    },
    split: () => {
      const text = pick(texts());
      text?.splitText(below(text.length + 1));
    },
    normalize: () => pick([field, ...elements()])?.normalize(),
    setText: () => {
      const text = pick(texts());
      if (text) text.data = pick(PHRASES);
    },
    editText: () => {
      const text = pick(texts());
      text?.replaceData(below(text.length + 1), below(6), pick(['', 'x', ' ', 'Huawei ', ' هواوي']));
    },
    wrap: () => {
      const text = pick(texts());
      if (!text) return;
      const wrapper = document.createElement(pick([...INLINES, 'div']));
      text.before(wrapper);
      wrapper.append(text);
    },
    surround: () => {
      const text = pick(texts());
      if (!text) return;
      const range = document.createRange();
      range.setStart(text, below(text.length + 1));
      range.setEnd(text, range.startOffset + below(text.length - range.startOffset + 1));
      range.surroundContents(document.createElement(pick(INLINES)));
    },
    unwrap: () => {
      const element = pick(elements());
      if (element && !element.querySelector('x-card')) element.replaceWith(...element.childNodes);
    },
    replaceAll: () => {
      const element = pick(elements());
      if (element) element.innerHTML = `${pick(PHRASES)}<p>${pick(PHRASES)}</p>${pick(PHRASES)}`;
    },
    replaceChildren: () => pick(elements())?.replaceChildren(pick(PHRASES), makeInline(), makeBlock()),
    declareShadow: () => {
      const element = pick(elements());
      const inner = `<p>${pick(PHRASES)}</p><slot>${pick(PHRASES)}</slot>`;
      element?.setHTMLUnsafe(`<div><template shadowrootmode="open">${inner}</template>${pick(PHRASES)}</div>`);
      const root = element?.querySelector('div')?.shadowRoot;
      if (root) roots.push(root);
    },
    flood: () => {
      // More than is walked at once, and more text than is read in one piece.
      if (random() < 0.8 || texts().length > 300) return;
      const nodes = Array.from({ length: 300 }, () =>
        random() < 0.9 ? document.createTextNode(pick(PHRASES)) : document.createElement('br'),
      );
      pick([field, ...elements()])?.append(...nodes);
    },
    insertAndRemove: () => {
      const block = makeBlock();
      place(block);
      block.remove();
    },
    removeAndInsert: () => {
      const element = pick(elements());
      const parent = element?.parentNode;
      const next = element?.nextSibling ?? null;
      element?.remove();
      if (element) parent?.insertBefore(element, next);
    },
    attachShadow: () => {
      const host = pick(elements().filter(({ localName }) => ['div', 'section', 'x-card', 'p'].includes(localName)));
      if (!host || roots.some((root) => root.host === host)) return;
      // A host with text of its own shows it only where it is slotted.
      const root = host.attachShadow({ mode: host.firstChild && host.localName !== 'x-card' ? 'open' : pick(['open', 'closed']) });
      roots.push(root);
      root.append(makeBlock(), ...(random() < 0.7 ? [document.createElement('slot')] : []));
      // It takes a while until one is noticed that is closed, or left alone, upon an element in use.
      if (host.firstChild) host.append(pick(PHRASES));
    },
    slot: () => {
      const root = pick(rootsHere());
      if (!root) return;
      const element = pick([...root.host.children, ...root.querySelectorAll('slot')]);
      if (element instanceof HTMLSlotElement) element.name = pick(['', 'named']);
      else if (element) element.slot = pick(['', 'named']);
    },
    hide: () => {
      const element = pick(elements());
      // Only in its own time is it noticed when hidden text comes without a box.
      if (element) element.style.display = element.style.display === 'none' ? '' : pick(['none', 'contents', '', '']);
    },
    hideByAttribute: () => pick(elements())?.toggleAttribute('hidden'),
    leaveUnrendered: () => {
      const element = pick(elements());
      if (element) element.style.contentVisibility = pick(['hidden', 'auto', '']);
    },
    open: () => {
      const element = pick(elements().filter(({ localName }) => localName === 'details' || localName === 'dialog'));
      if (element instanceof HTMLDialogElement && element.open) element.close();
      else if (element instanceof HTMLDialogElement) random() < 0.5 ? element.show() : element.showModal();
      else element?.toggleAttribute('open');
    },
    pop: () => {
      const element = pick(elements().filter(({ localName }) => localName !== 'dialog'));
      if (element?.popover) element.removeAttribute('popover');
      else if (element) element.popover = 'manual';
      if (element?.popover && random() < 0.7) element.showPopover();
    },
    edit: () => {
      const element = pick(elements());
      if (element && random() < 0.4) element.contentEditable = 'true';
      for (const editable of elements()) if (random() < 0.5) editable.removeAttribute('contenteditable');
    },
    scroll: () => scrollTo(0, below(document.documentElement.scrollHeight)),
    clear: () => CSS.highlights.clear(),
  };
  const made: Record<string, number> = {};
  /** Beyond this many elements, changes take away. */
  const MOST = 120;

  const pause = () => {
    const kind = random();
    if (kind < 0.6) return undefined;
    if (kind < 0.75) return Promise.resolve();
    if (kind < 0.95) return new Promise((resolve) => setTimeout(resolve, 0));
    return new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const run = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const name = elements().length > MOST ? 'remove' : pick(Object.keys(operations));
      operations[name]?.();
      made[name] = (made[name] ?? 0) + 1;
      await pause();
    }
  };
  const clock = document.querySelector('#clock') as HTMLElement;
  const settle = () => {
    clock.textContent = String(Math.random());
  };
  (globalThis as unknown as { operations: Operations }).operations = { run, settle, made };
}

/** Every visible painted place of the page as a line of text: category, the way to its ends, and its words. Sent into the page as text too. */
export function paintedPlaces(): string[] {
  const wayTo = (node: Node): string => {
    const parent = node.parentNode;
    if (!parent) return node instanceof ShadowRoot ? `${wayTo(node.host)}/shadow` : '';
    return `${wayTo(parent)}/${[...parent.childNodes].indexOf(node as ChildNode)}`;
  };
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith('hashiya-'))
    .flatMap(([name, ranges]) =>
      [...ranges].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        try {
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
        } catch {
          return `${name} out of range in ${wayTo(startContainer)}`;
        }
        if (range.getClientRects().length === 0) return '';
        return `${name} ${wayTo(startContainer)}:${startOffset}-${wayTo(endContainer)}:${endOffset} ${range}`;
      }),
    )
    .filter((place) => place !== '')
    .sort();
}
