/**
 * A chat button for other sites, put there by one line of theirs (customer-web/doc/EMBEDDING.md), with the customers' page in a
 * frame. Everything stands in a shadow tree, which neither takes styles from the site nor gives it any; no cookie is set. A
 * plain script of one file, so that the site asks for nothing else before the chat is opened.
 */
(() => {
	const TEXTS = {
		ko: {
			label: '채팅 상담',
			close: '채팅 상담 닫기',
			unread: '안 읽은 메시지 {n}개',
			opening: '채팅 상담을 여는 중이에요 …',
			refused: '이 화면에서는 채팅 상담을 열 수 없어요.',
			forgetful: '이 브라우저에서는 여기서 나눈 대화가 다음 화면에 남지 않아요. 새 창에서 상담해 주세요.',
			apart: '새 창에서 열기',
		},
		en: {
			label: 'Chat with us',
			close: 'Close the chat',
			unread: '{n} unread',
			opening: 'Opening the chat …',
			refused: 'The chat cannot be opened here.',
			forgetful: 'In this browser the next page would forget a conversation held here. Please use a window of its own.',
			apart: 'Open in a new window',
		},
	};

	const STYLE = `
		:host { all: initial !important; position: fixed !important; z-index: 2147483647 !important; inset: auto 20px 20px auto !important; }
		:host(.left) { inset: auto auto 20px 20px !important; }
		* { box-sizing: border-box; font: 600 16px/1.4 system-ui, -apple-system, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; }
		[hidden] { display: none !important; }
		button, a { min-height: 44px; padding: 0 18px; border: 0; border-radius: 22px; cursor: pointer; }
		:focus-visible { outline: 3px solid #0b6e63; outline-offset: 2px; box-shadow: 0 0 0 6px #fff; }
		.launcher { position: relative; display: flex; align-items: center; gap: 10px; height: 56px; padding: 0 22px 0 18px; border-radius: 28px; background: #0b6e63; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / .3); }
		.icon { width: 24px; height: 24px; background: currentColor; forced-color-adjust: none; clip-path: path("M4 2h16a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-8l-6 5v-5H4a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z"); }
		[aria-expanded=true] .icon { clip-path: path("M5 3l7 7 7-7 2 2-7 7 7 7-2 2-7-7-7 7-2-2 7-7-7-7z"); }
		.badge { position: absolute; top: -6px; right: -4px; min-width: 24px; padding: 0 6px; border: 2px solid #fff; border-radius: 14px; background: #b3261e; color: #fff; font-size: 13px; line-height: 20px; text-align: center; }
		[aria-expanded=true] { width: 56px; padding: 0; justify-content: center; }
		.spoken, [aria-expanded=true] .label { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%); }
		.panel { position: fixed; inset: auto 20px 92px auto; width: 400px; max-width: none; height: 680px; max-height: calc(100vh - 112px); margin: 0; padding: 0; overflow: hidden; border: 1px solid rgb(128 128 128 / .4); border-radius: 20px; background: #fff; color: #1f2422; box-shadow: 0 12px 48px rgb(0 0 0 / .3); }
		:host(.left) .panel { inset: auto auto 92px 20px; }
		iframe { display: block; width: 100%; height: 100%; border: 0; }
		.before { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 16px; padding: 24px; text-align: center; }
		.before > :is(a, button) { display: flex; align-items: center; border: 1px solid; background: none; color: inherit; text-decoration: none; }
		@media (prefers-color-scheme: dark) { .panel { background: #1b201f; color: #e9eeec; } :focus-visible { outline-color: #6cc7b8; box-shadow: 0 0 0 6px #121615; } }
		@media (max-width: 640px), (max-height: 480px) {
			.launcher { width: 56px; padding: 0; justify-content: center; }
			.label { position: absolute; overflow: hidden; width: 1px; height: 1px; clip-path: inset(50%); }
			.panel, :host(.left) .panel { inset: 0; width: 100%; height: 100%; max-height: none; border: 0; border-radius: 0; }
			.panel::backdrop { background: #fff; }
		}
		@media (forced-colors: active) { .launcher, .badge { border: 1px solid; } .icon { background: ButtonText; } }
		@media print { :host { display: none !important; } }`;

	const ANSWERS_WITHIN = 10_000;
	if (document.querySelector('sangdam-chat')) return;
	const { src, dataset: { language: chosen, side, colour, label } } = document.currentScript;
	const office = new URL('./', src);
	const language = [chosen, document.documentElement.lang, navigator.language].map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => tag in TEXTS) ?? 'en';
	const text = TEXTS[language];
	const name = label || text.label;
	const page = `${office}?language=${language}`;
	const small = matchMedia('(max-width: 640px), (max-height: 480px)');

	const attempt = (what) => {
		try {
			return what();
		} catch {
			return null; // forbidden by the browser: the next page begins closed
		}
	};
	/** What this site's pages remember: whether the chat is open in this tab, and whether somebody is in a conversation. */
	const memory = (area) => ({
		get: () => attempt(() => window[area].getItem('sangdam.embed') === 'yes'),
		set: (yes) => attempt(() => (yes ? window[area].setItem('sangdam.embed', 'yes') : window[area].removeItem('sangdam.embed'))),
	});
	const [open, talking] = ['sessionStorage', 'localStorage'].map(memory);

	const make = (tag, className, fields = {}) => Object.assign(document.createElement(tag), { className, ...fields });
	const host = make('sangdam-chat', side === 'left' ? 'left' : 'right', { lang: language });
	const root = host.attachShadow({ mode: 'open' });
	const launcher = root.appendChild(make('button', 'launcher', { type: 'button' }));
	const said = make('span', 'label');
	const badge = make('span', 'badge', { hidden: true });
	launcher.append(make('span', 'icon'), said, badge);
	const news = root.appendChild(make('output', 'spoken'));
	const panel = root.appendChild(make('dialog', 'panel', { ariaLabel: name }));
	const before = panel.appendChild(make('div', 'before'));
	const line = before.appendChild(make('span', 'line', { textContent: text.opening }));
	before.append(make('a', 'apart', { href: page, target: '_blank', rel: 'noopener', textContent: text.apart }));
	const away = before.appendChild(make('button', 'away', { type: 'button', textContent: text.close }));
	const frame = panel.appendChild(make('iframe', 'frame', { title: name, hidden: true }));
	let [ready, opener, patience] = [false, launcher, 0];

	function style() {
		try {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(STYLE);
			root.adoptedStyleSheets = [sheet];
		} catch {
			root.prepend(make('style', '', { textContent: STYLE })); // Safari before 16.4
		}
		launcher.style.background = colour ?? '';
		const [red, green, blue] = getComputedStyle(launcher).backgroundColor.match(/[\d.]+/g).map((part) => (part / 255) ** 2.2);
		launcher.style.color = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#1f2422' : '#fff';
	}

	function load() {
		if (frame.src) return;
		frame.src = page;
		patience = setTimeout(() => (line.textContent = text.refused), ANSWERS_WITHIN);
	}

	function tell(focus) {
		if (!ready) return;
		if (focus) frame.focus();
		frame.contentWindow.postMessage({ sangdam: 'shown', shown: panel.open, focus }, office.origin);
	}

	function changed(focus) {
		open.set(panel.open);
		launcher.setAttribute('aria-expanded', panel.open);
		said.textContent = panel.open ? text.close : name;
		launcher.ariaLabel = [said.textContent, news.textContent].filter(Boolean).join(', ');
		tell(focus);
	}

	/** @param from where the focus goes back to; none if nobody has asked, who then keeps it */
	function show(from) {
		if (panel.open) return;
		load();
		if (from) opener = from;
		// Over the whole screen nothing else is to be reached; beside the page it stays what it was.
		if (small.matches) panel.showModal();
		else panel.open = true;
		fit();
		if (from && !ready) away.focus();
		changed(Boolean(from));
	}

	const hide = () => panel.close();
	panel.onclose = () => {
		changed(false);
		(opener.isConnected ? opener : launcher).focus();
	};

	/** The keyboard of a phone covers what does not know of it. */
	function fit() {
		const whole = small.matches && panel.open && visualViewport?.scale === 1;
		panel.style.height = whole ? `${visualViewport.height}px` : '';
		panel.style.top = whole ? `${visualViewport.offsetTop}px` : '';
	}
	for (const type of ['resize', 'scroll']) visualViewport?.addEventListener(type, fit);

	const HEARD = {
		ready() {
			clearTimeout(patience);
			const waited = before.contains(root.activeElement);
			ready = before.hidden = true;
			frame.hidden = false;
			tell(waited);
		},
		news({ unread, talking: busy }) {
			const words = unread > 0 && !panel.open ? text.unread.replace('{n}', unread) : '';
			badge.hidden = !words;
			badge.textContent = unread > 99 ? '99+' : unread;
			if (news.textContent !== words) news.textContent = words;
			talking.set(busy === true);
			changed(false);
		},
		/** The browser lets the frame keep nothing: a consultation would be lost with the next page. */
		forgetful() {
			clearTimeout(patience);
			line.textContent = text.forgetful;
			frame.src = 'about:blank';
		},
		close: hide,
	};
	addEventListener('message', ({ source, origin, data }) => {
		if (origin === office.origin && source === frame.contentWindow && Object.hasOwn(HEARD, data?.sangdam)) HEARD[data.sangdam](data);
	});
	launcher.onclick = () => (panel.open ? hide() : show(launcher));
	away.onclick = hide;
	root.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
	// A link to the chat stays a link: it opens the frame only where there is one, and only for a plain click.
	document.addEventListener('click', (event) => {
		const link = event.target.closest?.('a[data-sangdam-open]');
		if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		show(link);
	});

	document.documentElement.append(host);
	style();
	if (talking.get()) load();
	if (open.get()) show();
	else changed(false);
})();
