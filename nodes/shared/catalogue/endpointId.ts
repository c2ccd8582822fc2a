import { InvalidInputError } from '../failures/failure';
import { isRecord } from '../util/unknown';

/** An owner has no dot, so that a host's name is not taken for one. */
const ENDPOINT_ID = /^[\w-]+(\/[\w-][\w.-]*)+$/;
const LABEL = 'Model';
const EXAMPLE =
	'It takes an ID like fal-ai/kling-video/o1/video-to-video/edit, or the address of the page of the model on fal.ai.';

/** What stands behind the id in the address of a model's page. */
const PAGE_TABS = ['api', 'playground', 'examples', 'llms.txt', 'history', 'requests'];

/**
 * The endpoint that Model means: an id, the address of a model's page, or an address at fal.run or
 * queue.fal.run. '' where nothing was chosen.
 * @param value text, or n8n's resource locator
 * @throws InvalidInputError for anything else
 */
export function readEndpointId(value: unknown): string {
	const given = isRecord(value) ? value.value : value;
	if (given === undefined || given === null) return '';
	if (typeof given !== 'string') throw notAnId('Model is not text');
	const text = given.trim();
	if (text === '') return '';
	if (ENDPOINT_ID.test(text)) return text;
	const url = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
	if (!URL.canParse(url)) throw notAnId(`Model "${shown(text)}" is not the ID of a fal model`);
	return fromAddress(new URL(url), text);
}

function fromAddress({ hostname, pathname, searchParams }: URL, text: string): string {
	const host = hostname.replace(/^www\./, '');
	const parts = pathname.split('/').filter((part) => part !== '');
	const asked = searchParams.get('endpoint_id') ?? '';
	if (['fal.ai', 'api.fal.ai'].includes(host) && ENDPOINT_ID.test(asked)) return asked;
	if (['fal.run', 'queue.fal.run'].includes(host)) {
		if (parts.includes('requests')) throw addressOfRequest(text);
		return idOf(parts, text);
	}
	if (host === 'fal.ai' && parts[0] === 'models') {
		const tab = parts.length - 1;
		return idOf(parts.slice(1, PAGE_TABS.includes(parts[tab]) ? tab : undefined), text);
	}
	throw notAnId(`Model "${shown(text)}" is not an address of a fal model`);
}

function idOf(parts: readonly string[], text: string): string {
	const id = parts.join('/');
	if (ENDPOINT_ID.test(id)) return id;
	throw notAnId(`Model "${shown(text)}" names no model`);
}

/** These addresses hold only the first two parts of an id. */
function addressOfRequest(text: string): InvalidInputError {
	return notAnId(`Model "${shown(text)}" is the address of one request, not of a model`);
}

function notAnId(message: string): InvalidInputError {
	return new InvalidInputError(LABEL, message, EXAMPLE);
}

function shown(text: string): string {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
