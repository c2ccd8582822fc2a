import { InvalidInputError } from '../failures/failure';
import { isRecord, recordOf } from '../util/unknown';
import { shown, type Options } from './readers';

/** The collections of the form, each for one purpose; an option stands in one of them. */
export const groupLabels = {
	modelOptions: 'Model Options',
	costAndChecks: 'Cost and Checks',
	waiting: 'Waiting',
	filters: 'Filters',
	files: 'Files',
	advanced: 'Advanced',
} as const;

type Group = keyof typeof groupLabels;

/** Our own options as the form calls them, and where they stand; fal's are in the models' data. */
export const ownOptions = {
	avoid: { label: 'Avoid (Negative Prompt)', group: 'modelOptions' },
	maxCostPerItem: { label: 'Max Cost per Item (USD)', group: 'costAndChecks' },
	maxCostPerExecution: { label: 'Max Cost per Execution', group: 'costAndChecks' },
	dryRun: { label: 'Dry Run', group: 'costAndChecks' },
	reuseWithinHours: { label: 'Reuse Result (Hours)', group: 'costAndChecks' },
	sourceCheck: { label: 'Source Check', group: 'costAndChecks' },
	queueTimeout: { label: 'Queue Timeout (Minutes)', group: 'waiting' },
	processingTimeout: { label: 'Run Timeout (Minutes)', group: 'waiting' },
	startWithinMinutes: { label: 'Start Timeout (Minutes)', group: 'waiting' },
	onDeadline: { label: 'On Timeout', group: 'waiting' },
	cancelOnStop: { label: 'Cancel on Stop', group: 'waiting' },
	promptContains: { label: 'Prompt Contains', group: 'filters' },
	videoUrlContains: { label: 'Video URL Contains', group: 'filters' },
	downloadField: { label: 'Download Field', group: 'files' },
	downloadFileName: { label: 'Download File Name', group: 'files' },
	maxDownloadMb: { label: 'Download Limit (MB)', group: 'files' },
	deleteUploadsAfter: { label: 'Delete Uploads After (Hours)', group: 'files' },
	keepResultHours: { label: 'Keep Result (Hours)', group: 'files' },
	doNotStore: { label: 'Do Not Store at Fal', group: 'files' },
	additionalInput: { label: 'Additional Input (JSON)', group: 'advanced' },
	imagesJson: { label: 'Images (JSON)', group: 'advanced' },
	elementsJson: { label: 'Elements (JSON)', group: 'advanced' },
	tags: { label: 'Tags', group: 'advanced' },
	logs: { label: 'Include Logs', group: 'advanced' },
	lowPriority: { label: 'Low Priority', group: 'advanced' },
	noRetryAtFal: { label: 'No Retry at Fal', group: 'advanced' },
	noFallback: { label: 'No Fallback Endpoint', group: 'advanced' },
	lookBackMinutes: { label: 'Look Back (Minutes)', group: 'advanced' },
	maxPerPoll: { label: 'Max Requests per Poll', group: 'advanced' },
	overlapMinutes: { label: 'Overlap (Minutes)', group: 'advanced' },
	refetchResult: { label: 'Refetch Result', group: 'advanced' },
} as const satisfies Readonly<Record<string, { label: string; group: Group }>>;

/** The name of one of them. */
export type OwnOption = keyof typeof ownOptions;

/** Download Result, which became a choice of Output. */
const DOWNLOAD_RESULT = 'downloadResult';

/**
 * All options that were added, from whatever collection. Those that a workflow still holds under the
 * one collection of earlier versions, which the form does not show, count where their new place is empty.
 * @throws InvalidInputError where that collection is not one
 */
export function readOptions(read: (name: string) => unknown): Options {
	const placed = Object.keys(groupLabels).map((group) => recordOf(read(group)));
	return Object.assign({}, formerOptions(read), ...placed) as Options;
}

/** What stands under the one collection of earlier versions. */
function formerOptions(read: (name: string) => unknown): Options {
	const given = read('options') ?? {};
	if (isRecord(given)) return given;
	throw new InvalidInputError('Options', `Options is "${shown(given)}"; it takes an object`);
}

/**
 * The options that were read from the one collection of earlier versions, by their labels.
 * @param fromModels names of options that models have
 * @throws InvalidInputError for a name that is no option: nothing is ignored that can be seen
 */
export function formerPlaces(
	read: (name: string) => unknown,
	fromModels: ReadonlySet<string>,
): string[] {
	const placed = readOptions((name) => (name === 'options' ? {} : read(name)));
	const names = Object.keys(formerOptions(read)).filter((name) => !Object.hasOwn(placed, name));
	return names.map((name) => {
		if (name === DOWNLOAD_RESULT) return 'Download Result, now Output';
		if (fromModels.has(name)) return `${name}, now under ${groupLabels.modelOptions}`;
		if (isOwnOption(name)) {
			const { label, group } = ownOptions[name];
			return `${label}, now under ${groupLabels[group]}`;
		}
		throw new InvalidInputError(
			'Options',
			`Options has "${name}", which is no option of this node`,
			'Check the name, or remove it from the JSON of the workflow.',
		);
	});
}

/** Whether an option of this name is one of our own. */
export function isOwnOption(name: string): name is OwnOption {
	return Object.hasOwn(ownOptions, name);
}
