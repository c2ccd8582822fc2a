import { InvalidInputError } from '../failures/failure';
import { isRecord } from '../util/unknown';
import { parsedUrl } from '../util/url';

/** An owner has no dot, so that a host's name is not taken for one. */
const ENDPOINT_ID = /^[\w-]+(\/[\w-][\w.-]*)+$/;
const EXAMPLE =
	'It takes an ID like fal-ai/kling-video/o1/video-to-video/edit, or the address of the page of the model on fal.ai.';

/** What stands behind the id in the address of a model's page. */
const PAGE_TABS = ['api', 'playground', 'examples', 'llms.txt', 'history', 'requests'];

/**
 * The endpoint that a field means: an id, the address of a model's page, or an address at fal.run or
 * queue.fal.run. '' where nothing was chosen.
 * @param value text, or n8n's resource locator
 * @param label the field as the form shows it
 * @throws InvalidInputError for anything else
 */
export function readEndpointId(value: unknown, label = 'Model'): string {
	const given = isRecord(value) && Object.hasOwn(value, 'value') ? value.value : value;
	if (given === undefined || given === null) return '';
	if (typeof given !== 'string') throw notAnId(label, `${label} is not text`);
	const text = given.trim();
	if (text === '' || ENDPOINT_ID.test(text)) return text;
	const url = parsedUrl(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
	const found = url === null ? null : endpointOf(url);
	if (found === null) {
		throw notAnId(label, `${label} "${shown(text)}" is not the ID of a fal model, nor its address`);
	}
	if (found.is === 'id') return found.id;
	throw notAnId(label, `${label} "${shown(text)}" ${WHAT_IT_IS[found.is]}`);
}

type Found =
	| { is: 'id'; id: string }
	/** Such an address holds only the first two parts of an id. */
	| { is: 'request' }
	| { is: 'noModel' };

const WHAT_IT_IS = {
	request: 'is the address of one request, not of a model',
	noModel: 'names no model',
} as const;

/** null: an address of something else. */
function endpointOf({ hostname, pathname, searchParams }: URL): Found | null {
	const host = hostname.replace(/^www\./, '');
	const parts = pathname.split('/').filter((part) => part !== '');
	const asked = searchParams.get('endpoint_id') ?? '';
	if (['fal.ai', 'api.fal.ai'].includes(host) && ENDPOINT_ID.test(asked)) return idOf([asked]);
	if (['fal.run', 'queue.fal.run'].includes(host)) {
		return parts.includes('requests') ? { is: 'request' } : idOf(parts);
	}
	if (host !== 'fal.ai' || parts[0] !== 'models') return null;
	const tab = parts.length - 1;
	return idOf(parts.slice(1, PAGE_TABS.includes(parts[tab]) ? tab : undefined));
}

function idOf(parts: readonly string[]): Found {
	const id = parts.join('/');
	return ENDPOINT_ID.test(id) ? { is: 'id', id } : { is: 'noModel' };
}

function notAnId(label: string, message: string): InvalidInputError {
	return new InvalidInputError(label, message, EXAMPLE);
}

function shown(text: string): string {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
