import type { IPollFunctions } from 'n8n-workflow';

import { readCustomEndpointId } from '../shared/input/endpoint';
import { readDownload, type DownloadOptions } from '../shared/input/requestOptions';
import { InvalidInputError } from '../shared/failures/failure';
import { MINUTE_MS } from '../shared/util/units';
import { numberOf, recordOf } from '../shared/util/unknown';
import { allModels } from './endpoints';
import { CUSTOM_LABEL, MODELS_LABEL } from './properties';

/** The filled-in form. */
export interface Settings {
	/** Each once, at least one. */
	endpointIds: readonly string[];
	event: 'succeeded' | 'failed' | 'any';
	/** '' for any. */
	promptContains: string;
	videoUrlContains: string;
	refetchResult: boolean;
	/** null: the link is enough. */
	download: DownloadOptions | null;
	maxPerPoll: number;
	lookBackMs: number;
	overlapMs: number;
}

/** @throws InvalidInputError for an endpoint, an event or a number that is none */
export function readSettings(context: IPollFunctions): Settings {
	const options = recordOf(context.getNodeParameter('options', {}));
	const endpointIds = [
		...listOf(context.getNodeParameter('endpointIds', [])).map(knownEndpointId),
		...listOf(context.getNodeParameter('customEndpointIds', '')).map((id) =>
			readCustomEndpointId(id, CUSTOM_LABEL),
		),
	];
	if (endpointIds.length === 0) {
		throw new InvalidInputError(
			MODELS_LABEL,
			`${MODELS_LABEL} is empty`,
			`Choose what to watch, or fill in ${CUSTOM_LABEL}.`,
		);
	}
	return {
		endpointIds: [...new Set(endpointIds)],
		event: readEvent(context.getNodeParameter('event', 'succeeded')),
		promptContains: textOption(options.promptContains),
		videoUrlContains: textOption(options.videoUrlContains),
		refetchResult: options.refetchResult !== false,
		download: readDownload(options),
		maxPerPoll: wholeNumber('Max Requests per Poll', options.maxPerPoll, 100, 1),
		lookBackMs: wholeNumber('Look Back', options.lookBackMinutes, 0, 0) * MINUTE_MS,
		overlapMs: wholeNumber('Overlap', options.overlapMinutes, 10, 0) * MINUTE_MS,
	};
}

/** Lists come from the form, from expressions, and as text with commas or lines. */
function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	return value.split(/[\s,]+/).filter((part) => part !== '');
}

function knownEndpointId(value: unknown): string {
	const known = allModels.find(({ model }) => model.endpointId === value);
	if (known) return known.model.endpointId;
	throw new InvalidInputError(
		MODELS_LABEL,
		`${MODELS_LABEL} has no "${String(value)}"`,
		`Put the IDs of other endpoints into ${CUSTOM_LABEL}.`,
	);
}

function readEvent(value: unknown): Settings['event'] {
	if (value === 'succeeded' || value === 'failed' || value === 'any') return value;
	throw new InvalidInputError(
		'Trigger On',
		`Trigger On "${String(value)}" is not offered; it takes succeeded, failed or any`,
	);
}

function textOption(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}

function wholeNumber(label: string, value: unknown, otherwise: number, least: number): number {
	const number = value === undefined ? otherwise : numberOf(value);
	if (number !== null && Number.isInteger(number) && number >= least) return number;
	throw new InvalidInputError(
		label,
		`${label} is "${String(value)}"; it takes a whole number of at least ${least}`,
	);
}
