/** A conversation as one HTML file that needs nothing else to be read. Loaded when somebody saves one. */
import { items } from './message-items.js';

const STYLE = `body{max-width:640px;margin:0 auto;padding:24px 16px;font:16px/1.6 sans-serif;color:#1f2422;background:#fff}
h1{font-size:20px}h2{margin:24px 0 8px;font-size:14px;color:#5c6561}dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px}
dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}article{margin:12px 0;padding:8px 14px;border-left:3px solid #ddd8cf}article.mine{border-color:#0b6e63}
header{font-size:13px;color:#5c6561}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.notice{margin:12px 0;color:#5c6561}
@media(prefers-color-scheme:dark){body{color:#e9eeec;background:#121615}h2,header,.notice{color:#a3aeaa}}`;

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param topic in the customer's language; @param says language, texts and times. Pure. */
export function transcriptFile({ conversation, office, topic }, { language, text, times }) {
	const title = escaped([office, text('transcriptFile.title')].filter(Boolean).join(' · '));
	const facts = [
		[text('joinForm.topic'), topic],
		[text('transcriptFile.begun'), `${times.day(conversation.startedAt)} ${times.clock(conversation.startedAt)}`],
		[text('transcriptFile.number'), String(conversation.conversation)],
	];
	const { rating } = conversation;
	if (rating) facts.push([text('transcriptFile.rating'), [text('transcriptFile.stars', { n: rating.stars }), rating.comment].filter(Boolean).join('\n')]);
	const entries = items({ messages: conversation.messages }, [], times).map(({ kind, mine, name, text: words, at }) => {
		if (kind === 'day') return `<h2>${escaped(words)}</h2>`;
		const time = `<time datetime="${times.iso(at)}">${escaped(times.clock(at))}</time>`;
		if (kind !== 'text') return `<p class="notice">${escaped(text(`messageList.${kind}`, { name }))} ${time}</p>`;
		const who = escaped(mine ? text('transcriptFile.mine') : name ?? '');
		return `<article${mine ? ' class="mine"' : ''}><header>${who} ${time}</header><p dir="auto">${escaped(words)}</p></article>`;
	});
	return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1><dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
${entries.join('\n')}
</body></html>
`;
}

/** Hands it to the browser as a download. */
export function download(html, name) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
