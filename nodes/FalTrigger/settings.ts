import type { IPollFunctions } from 'n8n-workflow';

import { readEndpointId } from '../shared/catalogue/endpointId';
import { readCustomEndpointId } from '../shared/input/endpoint';
import { formerPlaces, readOptions } from '../shared/input/options';
import {
	readNumber,
	readOneOf,
	readSwitch,
	readWords,
	type Options,
} from '../shared/input/readers';
import { readDownload, type DownloadOptions } from '../shared/input/requestOptions';
import { InvalidInputError } from '../shared/failures/failure';
import { MINUTE_MS } from '../shared/util/units';
import { recordOf } from '../shared/util/unknown';
import { allModels } from './endpoints';
import { CUSTOM_LABEL, MENU_LABEL, MODELS_LABEL } from './properties';

const EVENTS = ['succeeded', 'failed', 'any'] as const;

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
	const read = (name: string): unknown => context.getNodeParameter(name, null);
	const options = readOptions(read);
	// Refuses a name that is no option.
	formerPlaces(read, new Set());
	const endpointIds = [
		...listOf(recordOf(context.getNodeParameter('models', {})).model ?? []).map(chosenEndpointId),
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
		event: readOneOf('Trigger On', EVENTS, context.getNodeParameter('event', 'succeeded')),
		promptContains: readWords('Prompt Contains', options.promptContains),
		videoUrlContains: readWords('Video URL Contains', options.videoUrlContains),
		refetchResult:
			!Object.hasOwn(options, 'refetchResult') ||
			readSwitch('Refetch Result', options.refetchResult),
		download: readDownload(context.getNodeParameter('output', 'link'), options),
		maxPerPoll: wholeNumber('Max Requests per Poll', options, 'maxPerPoll', 100, 1),
		lookBackMs: wholeNumber('Look Back (Minutes)', options, 'lookBackMinutes', 0, 0) * MINUTE_MS,
		overlapMs: wholeNumber('Overlap (Minutes)', options, 'overlapMinutes', 10, 0) * MINUTE_MS,
	};
}

/** Lists come from the form, from expressions, and as text with commas or lines. */
function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	return value.split(/[\s,]+/).filter((part) => part !== '');
}

/** @param row of Models */
function chosenEndpointId(row: unknown): string {
	const endpointId = readEndpointId(recordOf(row).model, MODELS_LABEL);
	if (endpointId !== '') return endpointId;
	throw new InvalidInputError(
		MODELS_LABEL,
		`${MODELS_LABEL} has a row without a model`,
		'Choose one there, or remove the row.',
	);
}

function knownEndpointId(value: unknown): string {
	const known = allModels.find(({ model }) => model.endpointId === value);
	if (known) return known.model.endpointId;
	throw new InvalidInputError(
		MENU_LABEL,
		`${MENU_LABEL} has no "${String(value)}"`,
		`Put the IDs of other endpoints into ${CUSTOM_LABEL}.`,
	);
}

function wholeNumber(
	label: string,
	options: Options,
	name: string,
	otherwise: number,
	atLeast: number,
): number {
	if (!Object.hasOwn(options, name)) return otherwise;
	const takes = `a whole number of at least ${atLeast}`;
	return readNumber(label, options[name], { takes, atLeast, whole: true });
}
