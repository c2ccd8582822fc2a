import { InvalidInputError } from '../failures/failure';
import { isRecord } from '../util/unknown';
import { addressOf, EXPECTED, linkOfFile } from './address';
import { binaryMark } from './fileMarks';

/**
 * The address of a file, or the mark of one that is not on the web yet; '' where nothing was filled
 * in. Hand-written workflows give plain text instead of a resource locator, and expressions fal's own
 * File object.
 * @param label the field as the form shows it
 * @throws InvalidInputError for anything that is not one http(s) address
 */
export function readFileUrl(label: string, value: unknown): string {
	const { mode, given } = placeOf(value);
	if (given === undefined || given === null) return '';
	if (mode === 'binary') return readBinary(label, given);
	if (mode !== undefined && mode !== 'url') {
		throw new InvalidInputError(label, `${label} takes a URL or a binary field`);
	}
	const link = linkOfFile(given) ?? given;
	if (typeof link !== 'string') throw noText(label, link);
	const url = link.trim();
	if (url === '') return '';
	if (/^data:[\w./+-]+[;,]/i.test(url)) return url.replace(/^data:/i, 'data:');
	const address = addressOf(url);
	if (address.is === 'address') return address.url;
	throw new InvalidInputError(label, `${label} ${address.because}`, address.hint);
}

/** What a resource locator holds; any other value is given as it is. */
function placeOf(value: unknown): { mode?: unknown; given: unknown } {
	const isLocator =
		isRecord(value) && ['__rl', 'mode', 'value'].some((key) => Object.hasOwn(value, key));
	return isLocator ? { mode: value.mode, given: value.value } : { given: value };
}

function noText(label: string, given: unknown): InvalidInputError {
	if (!isRecord(given)) {
		const type = Array.isArray(given) ? 'a list' : `a value of type ${typeof given}`;
		return new InvalidInputError(label, `${label} is not text but ${type}`, EXPECTED);
	}
	if (typeof given.mimeType === 'string') {
		return new InvalidInputError(
			label,
			`${label} is a file, not a link`,
			`Choose Binary for ${label}.`,
		);
	}
	const way = typeof given.url === 'string' ? 'Use its url, e.g. {{ $json.video.url }}.' : EXPECTED;
	return new InvalidInputError(label, `${label} is an object, not a link`, way);
}

/** A field's name, or the file itself by an expression. */
function readBinary(label: string, given: unknown): string {
	if (typeof given === 'string') return given.trim() === '' ? '' : binaryMark(given.trim());
	if (isRecord(given) && typeof given.mimeType === 'string') return binaryMark(given);
	throw new InvalidInputError(
		label,
		`${label} is not the name of a binary field`,
		'It is the name that the output of the node before shows in its Binary tab, e.g. data.',
	);
}
