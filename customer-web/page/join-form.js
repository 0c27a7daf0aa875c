/** The form: what a customer gives before the wait. */
import { clean } from './frames.js';
import { doorOf } from './page-frame.js';
import { named } from './texts.js';

const FIELDS = ['name', 'phone', 'topic', 'text', 'consent'];
const CROWDED = ['throttled', 'overloaded'];
const FIELD_OF = { 'bad-name': 'name', 'bad-phone': 'phone', 'bad-topic': 'topic', 'bad-text': 'text', 'no-consent': 'consent' };

/** The codes of the fields that are empty, by field. Pure. Whether a number is one, the service decides. */
export function missing({ anonymous, name, phone, topic, text, consent }) {
	const wrong = {};
	if (!anonymous && !name.trim()) wrong.name = 'bad-name';
	if (!anonymous && !/\d/.test(phone)) wrong.phone = 'bad-phone';
	if (!topic) wrong.topic = 'bad-topic';
	if (!text.trim() || text.length > 4000) wrong.text = 'bad-text';
	if (!consent) wrong.consent = 'no-consent';
	return wrong;
}

/** What is sent of a filled form: of somebody anonymous neither name nor number, whatever stands there. Pure. */
export function asked({ anonymous, name, phone, topic, text, consent }) {
	const who = anonymous ? { anonymous } : { name, phone };
	return { ...who, topic, text: clean(text), consent };
}

export function mountJoinForm(form, { dispatch, newId, storage, say }) {
	const inputs = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]]));
	const anonymous = form.elements.anonymous;
	const button = form.querySelector('.primary');
	const heading = form.querySelector('.form-heading');
	const instead = form.querySelector('.quiet');
	let closed = false;
	/** Whether a consultation can be asked for without name and number. */
	let offered = false;
	let wrong = {};
	let was = {};
	let joining = null;

	const values = () => ({
		...Object.fromEntries(FIELDS.map((name) => [name, inputs[name].value])),
		consent: inputs.consent.checked,
		anonymous: anonymous.checked,
	});

	/** The fields that are asked for, and what is said of them. */
	function arrange({ office, returning }) {
		const nameless = offered && anonymous.checked;
		anonymous.parentElement.hidden = !offered;
		for (const name of ['name', 'phone']) inputs[name].parentElement.hidden = nameless;
		const known = nameless && returning ? ` ${say('joinForm.anonymousKnown')}` : '';
		form.querySelector('#anonymous-what').textContent = say('joinForm.anonymousWhat') + known;
		const what = closed ? 'callBack.consentWhat' : nameless ? 'joinForm.consentWhatAnonymous' : 'joinForm.consentWhat';
		form.querySelector('#consent-what').textContent = office ? say(what, { n: office.retentionDays }) : '';
	}

	/** Whoever is to be called, or may not stay anonymous, has to say who they are. */
	function askWho(state) {
		anonymous.checked = false;
		arrange(state);
	}

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
		if (call) askWho(was);
		const fields = { ...values(), anonymous: offered && anonymous.checked };
		mark(missing(fields));
		const first = FIELDS.find((name) => wrong[name]);
		if (first) return inputs[first].focus();
		// The answer may find the page loaded anew: nobody is to wait again under a name that was not said.
		if (fields.anonymous) storage.set('person', { ...storage.get('person'), anonymous: true });
		dispatch({ type: 'join', id: newId(), call, fields: asked(fields) });
	}

	form.oninput = ({ target }) => {
		const { text, consent, ...rest } = values();
		storage.set('question', text || null);
		storage.setDraft(rest);
		const gone = target === anonymous ? ['name', 'phone'] : [target.name];
		if (target === anonymous) arrange(was);
		if (gone.some((name) => wrong[name])) mark({ ...wrong, ...Object.fromEntries(gone.map((name) => [name])) });
	};

	function topics(office, language) {
		const chosen = inputs.topic.value || storage.getDraft()?.topic;
		const options = (office?.topics ?? []).map((topic) => new Option(named(topic, language), topic.id));
		inputs.topic.replaceChildren(new Option(say('joinForm.chooseTopic'), ''), ...options);
		inputs.topic.value = options.some(({ value }) => value === chosen) ? chosen : options.length === 1 ? options[0].value : '';
	}

	function remembered() {
		const { name = '', phone = '', anonymous: nameless = false } = { ...storage.get('person'), ...storage.getDraft() };
		Object.assign(inputs.name, { value: name });
		Object.assign(inputs.phone, { value: phone });
		anonymous.checked = nameless;
		inputs.text.value = storage.get('question') ?? '';
		inputs.consent.checked = false;
	}

	remembered();
	return {
		show(state, says) {
			const { office, join, refusal, language, conversation, up } = state;
			const door = doorOf(state.doors);
			closed = door === 'closed';
			offered = Boolean(office?.anonymous) && !closed;
			if (office !== was.office || language !== was.language || state.doors !== was.doors) {
				topics(office, language);
				mark(wrong);
			}
			if (joining && !join && (conversation || (joining.call && !refusal))) {
				const { anonymous: nameless, name, phone } = joining.fields;
				if (!nameless) storage.set('person', { name: name.trim(), phone });
				storage.set('question', null);
				storage.setDraft(null);
			}
			if ((was.conversation && !conversation) || (state.asking && !was.asking)) remembered();
			arrange(state);
			if (refusal && refusal !== was.refusal) {
				const known = says.text.has(`code.${refusal.code}`);
				const name = FIELD_OF[refusal.code] ?? 'form';
				if (['name', 'phone'].includes(name)) askWho(state);
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
