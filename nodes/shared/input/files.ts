import { InvalidInputError } from '../failures/failure';
import { binaryMark } from './fileMarks';
import { isRecord } from '../util/unknown';

/**
 * The address of a file, or the mark of one that is not on the web yet; '' where nothing was filled
 * in. Hand-written workflows give plain text instead of a resource locator.
 * @param label the field as the form shows it
 * @throws InvalidInputError for anything that is no http(s) address
 */
export function readFileUrl(label: string, value: unknown): string {
	const given = isRecord(value) ? value.value : value;
	if (given === undefined || given === null) return '';
	if (isRecord(value) && value.mode === 'binary') return readBinary(label, given);
	if (isRecord(value) && value.mode !== undefined && value.mode !== 'url') {
		throw new InvalidInputError(label, `${label} takes a URL or a binary field`);
	}
	if (typeof given !== 'string') {
		throw new InvalidInputError(label, `${label} is not text but ${typeOf(given)}`, EXPECTED);
	}
	const url = given.trim();
	if (url === '') return '';
	if (/^data:[\w./+-]+[;,]/i.test(url)) return url.replace(/^data:/i, 'data:');
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
		const start = url.length > 60 ? `${url.slice(0, 60)}…` : url;
		throw new InvalidInputError(label, `${label} "${start}" is not a link`, EXPECTED);
	}
	return url;
}

const EXPECTED = 'It takes a public http(s) link to the file itself.';

function typeOf(value: unknown): string {
	return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
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
