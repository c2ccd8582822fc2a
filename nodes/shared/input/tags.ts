import { InvalidInputError } from '../failures/failure';
import { readWords } from './readers';

const LABEL = 'Tags';
const MOST_TAGS = 10;
const MOST_BYTES = 1024;

/**
 * The X-Fal-Tags header, e.g. 'client=acme,job=7'; '' for none.
 * @see https://fal.ai/docs/model-endpoints/queue
 * @throws InvalidInputError for what fal would not take
 */
export function readTags(value: unknown): string {
	const pairs = readWords(LABEL, value)
		.split(',')
		.map((pair) => pair.trim())
		.filter((pair) => pair !== '');
	for (const pair of pairs) {
		const [, key, text] = /^([^=]*)=(.*)$/.exec(pair)?.map((part) => part.trim()) ?? [];
		if (key === undefined || !/^[a-z0-9._-]{1,64}$/.test(key) || key.startsWith('fal.')) {
			throw wrong(`"${pair}" is no tag`);
		}
		if (!/^[\x20-\x7e]{1,256}$/.test(text)) throw wrong(`the value of "${key}" cannot be sent`);
	}
	const header = pairs.map((pair) => pair.replace(/\s*=\s*/, '=')).join(',');
	if (pairs.length > MOST_TAGS) throw wrong(`there are more than ${MOST_TAGS}`);
	if (header.length > MOST_BYTES) throw wrong(`they are longer than ${MOST_BYTES} characters`);
	return header;
}

function wrong(what: string): InvalidInputError {
	const hint =
		'They look like client=acme,job=7: small letters, digits, dots, dashes before the sign.';
	return new InvalidInputError(LABEL, `${LABEL} cannot be used: ${what}`, hint);
}
