/** Files over HTTP, with the pass that the service has given to this connection: fetched once, sent with their progress. */
const at = (...path) => ['files', ...path].join('/');

export function createFiles({ pass, say, get = (...all) => fetch(...all), request = () => new XMLHttpRequest() }) {
	const fetched = new Map();

	async function load(conversation, seq) {
		const response = await get(at(conversation, seq), { headers: { Authorization: `Bearer ${pass()}` }, cache: 'no-store' });
		if (!response.ok) throw new Error(response.status);
		return URL.createObjectURL(await response.blob());
	}

	return {
		say,

		/** A URL of the file of this message, for this page alone. */
		url(conversation, seq) {
			const key = at(conversation, seq);
			if (!fetched.has(key)) {
				const loading = load(conversation, seq);
				fetched.set(key, loading);
				loading.catch(() => fetched.delete(key));
			}
			return fetched.get(key);
		},

		/** `done` is told once: nothing if it is sent, else the code for why not. @returns what breaks it off */
		send({ id, conversation, file, progress, done }) {
			const sending = request();
			sending.open('POST', at(conversation));
			sending.setRequestHeader('Authorization', `Bearer ${pass()}`);
			sending.setRequestHeader('X-Message-Id', id);
			sending.setRequestHeader('X-File-Name', encodeURIComponent(file.name.toWellFormed?.() ?? file.name.replace(/\p{Cs}/gu, '')));
			sending.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
			sending.onload = () => done(sending.status === 200 ? null : outcome(sending));
			sending.onerror = () => done('unanswered');
			sending.send(file);
			return () => sending.abort();
		},
	};
}

/** The proxy in front refuses what is too large by its number alone; 401 is a pass that has ended with its connection. */
const outcome = ({ status, responseText }) =>
	status === 401 ? 'unanswered' : status === 413 ? 'file-too-large' : /^[a-z-]{1,40}$/.test(responseText) ? responseText : 'failed';
