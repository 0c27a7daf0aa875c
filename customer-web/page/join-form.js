/** The form: what a customer gives before the wait. */
import { clean } from './frames.js';
import { doorOf } from './page-frame.js';
import { named } from './texts.js';

const FIELDS = ['name', 'phone', 'topic', 'text', 'consent'];
const CROWDED = ['throttled', 'overloaded'];
const FIELD_OF = { 'bad-name': 'name', 'bad-phone': 'phone', 'bad-topic': 'topic', 'bad-text': 'text', 'no-consent': 'consent' };

/** The codes of the fields that are empty, by field. Pure. Whether a number is one, the service decides. */
export function missing({ name, phone, topic, text, consent }) {
	const wrong = {};
	if (!name.trim()) wrong.name = 'bad-name';
	if (!/\d/.test(phone)) wrong.phone = 'bad-phone';
	if (!topic) wrong.topic = 'bad-topic';
	if (!text.trim() || text.length > 4000) wrong.text = 'bad-text';
	if (!consent) wrong.consent = 'no-consent';
	return wrong;
}

export function mountJoinForm(form, { dispatch, newId, storage, say }) {
	const inputs = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]]));
	const button = form.querySelector('.primary');
	const heading = form.querySelector('.form-heading');
	const instead = form.querySelector('.quiet');
	let closed = false;
	let wrong = {};
	let was = {};
	let joining = null;

	const values = () => ({
		...Object.fromEntries(FIELDS.map((name) => [name, inputs[name].value])),
		consent: inputs.consent.checked,
	});

	/** @param retryAfter seconds before it may be tried again, 0 if waiting does not help */
	function mark(codes, retryAfter = 0) {
		wrong = codes;
		for (const name of [...FIELDS, 'form']) {
			const line = form.querySelector(`#${name}-error`);
			const later = retryAfter && CROWDED.includes(codes[name]);
			line.textContent = !codes[name] ? '' : later ? say('joinForm.later', { n: retryAfter }) : say(`code.${codes[name]}`);
			if (inputs[name]) inputs[name].setAttribute('aria-invalid', Boolean(codes[name]));
		}
	}

	form.onsubmit = (event) => {
		event.preventDefault();
		submit(closed);
	};
	instead.onclick = () => submit(true);

	function submit(call) {
		const fields = values();
		mark(missing(fields));
		const first = FIELDS.find((name) => wrong[name]);
		if (first) inputs[first].focus();
		else dispatch({ type: 'join', id: newId(), call, fields: { ...fields, text: clean(fields.text) } });
	}

	form.oninput = ({ target }) => {
		const { text, consent, ...rest } = values();
		storage.set('question', text || null);
		storage.setDraft(rest);
		if (wrong[target.name]) mark({ ...wrong, [target.name]: undefined });
	};

	function topics(office, language) {
		const chosen = inputs.topic.value || storage.getDraft()?.topic;
		const options = (office?.topics ?? []).map((topic) => new Option(named(topic, language), topic.id));
		inputs.topic.replaceChildren(new Option(say('joinForm.chooseTopic'), ''), ...options);
		inputs.topic.value = options.some(({ value }) => value === chosen) ? chosen : options.length === 1 ? options[0].value : '';
	}

	function remembered() {
		const { name = '', phone = '' } = { ...storage.get('person'), ...storage.getDraft() };
		Object.assign(inputs.name, { value: name });
		Object.assign(inputs.phone, { value: phone });
		inputs.text.value = storage.get('question') ?? '';
		inputs.consent.checked = false;
	}

	remembered();
	return {
		show(state, says) {
			const { office, join, refusal, language, conversation, up } = state;
			const door = doorOf(state.doors);
			closed = door === 'closed';
			if (office !== was.office || language !== was.language || state.doors !== was.doors) {
				topics(office, language);
				form.querySelector('#consent-what').textContent = office ? say(closed ? 'callBack.consentWhat' : 'joinForm.consentWhat', { n: office.retentionDays }) : '';
				mark(wrong);
			}
			if (joining && !join && (conversation || (joining.call && !refusal))) {
				storage.set('person', { name: joining.fields.name.trim(), phone: joining.fields.phone });
				storage.set('question', null);
				storage.setDraft(null);
			}
			if ((was.conversation && !conversation) || (state.asking && !was.asking)) remembered();
			if (refusal && refusal !== was.refusal) {
				const known = says.text.has(`code.${refusal.code}`);
				const name = FIELD_OF[refusal.code] ?? 'form';
				mark({ [name]: known ? refusal.code : 'failed' }, refusal.retryAfter);
				inputs[name]?.focus();
			}
			button.disabled = Boolean(join);
			heading.textContent = say(closed ? 'callBack.heading' : 'joinForm.heading');
			button.textContent = say(join ? (up ? 'joinForm.starting' : 'joinForm.startLater') : closed ? 'callBack.ask' : 'joinForm.start');
			instead.hidden = door !== 'unattended';
			instead.disabled = Boolean(join);
			joining = join;
			was = state;
		},
	};
}
