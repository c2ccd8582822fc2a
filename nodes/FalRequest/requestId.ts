import { InvalidInputError } from '../shared/failures/failure';
import { isRequestId } from '../shared/fal/urls';
import { shown } from '../shared/input/readers';

const LABEL = 'Request ID';
const QUOTED = /^(["'`])(.*)\1$/;
/** Links of fal's queue, of a model's page and of the dashboard. */
const IN_LINK = /(?:\/requests\/|[?&]request_id=)([^/?#&]+)/;
/** What an expression leaves where it gives nothing. */
const LEFTOVER = /^(undefined|null|NaN)$/;
const LINK = /^https?:\/\/|^[\w-]+(\.[\w-]+)+\//i;

/**
 * The ID as people paste it: bare, in quotes or in a link.
 * @throws InvalidInputError for what could not be one
 */
export function readRequestId(given: unknown): string {
	const text = typeof given === 'number' ? String(given) : given;
	if (typeof text === 'string') {
		const [, , unquoted = text.trim()] = QUOTED.exec(text.trim()) ?? [];
		const id = LINK.test(unquoted) ? IN_LINK.exec(unquoted)?.[1] : unquoted.trim();
		if (isRequestId(id) && !LEFTOVER.test(id)) return id;
	}
	throw new InvalidInputError(
		LABEL,
		`${LABEL} "${shown(given)}" is not an ID`,
		'It looks like 764cabcf-b745-4b3e-ae38-1200304cf45b.',
	);
}
