/** A file in a bubble: a picture is shown as soon as it comes into sight, anything else is saved. */
const SHOWN = /^image\/(jpeg|png|gif|webp)$/;
const BY_ITSELF = 5_000_000;

const make = (tag, type, text = '') => Object.assign(document.createElement(tag), { className: type, textContent: text });

/** A size for people. Pure. */
export const sized = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

export function messageFile({ conversation, seq, text: name, file }, files) {
	const button = Object.assign(make('button', 'message-file'), { type: 'button' });
	const said = make('span', '', name);
	said.dir = 'auto';
	button.append(said, make('small', '', sized(file.bytes)));
	const picture = file.width > 0 && SHOWN.test(file.type);
	const url = () => files.url(conversation, seq);
	if (!picture) {
		button.onclick = () => url().then((href) => save(href, name), () => {});
		return button;
	}
	const image = Object.assign(make('img'), { alt: name, width: file.width, height: file.height });
	const fill = () => url().then((src) => {
		image.src = src;
		button.classList.add('picture');
		button.prepend(image);
	});
	button.onclick = () => fill().then(() => enlarge(image.src, name, files.say), () => {});
	if (file.bytes <= BY_ITSELF) {
		new IntersectionObserver((entries, watch) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			watch.disconnect();
			fill().catch(() => {});
		}).observe(button);
	}
	return button;
}

function save(href, name) {
	Object.assign(make('a'), { href, download: name }).click();
}

function enlarge(src, name, say) {
	const dialog = document.body.appendChild(make('dialog', 'picture-dialog'));
	dialog.ariaLabel = name;
	const image = Object.assign(make('img'), { src, alt: name });
	const close = Object.assign(make('button', 'quiet', '✕'), { type: 'button', ariaLabel: say('uploads.close') });
	const keep = Object.assign(make('button', 'quiet', '⤓'), { type: 'button', ariaLabel: say('uploads.save') });
	keep.onclick = () => save(src, name);
	close.onclick = image.onclick = () => dialog.close();
	dialog.onclose = () => dialog.remove();
	dialog.append(image, keep, close);
	dialog.showModal();
}
