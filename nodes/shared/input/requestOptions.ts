import type { IExecuteFunctions } from 'n8n-workflow';

import { MINUTE_MS } from '../util/units';
import type { FalSwitches } from '../fal/switches';
import type { VideoModel } from '../model/model';
import { InvalidInputError } from '../failures/failure';
import { recordOf } from '../util/unknown';
import { readFalSwitches } from './falSwitches';
import { formerPlaces, ownOptions, readOptions, type OwnOption } from './options';
import {
	HOURS,
	readAddedAmount,
	readAddedSwitch,
	readNumber,
	readOneOf,
	readWords,
	type Options,
} from './readers';
import { readTags } from './tags';

const WAIT_MODES = ['wait', 'pause', 'submit'] as const;
const ON_TIMEOUT = ['fail', 'handOn', 'cancel'] as const;
const CANCEL_ON_STOP = ['all', 'queued', 'none'] as const;
const OUTPUTS = ['link', 'linkAndFile'] as const;
const SOURCE_CHECKS = ['standard', 'strict', 'off'] as const;

export interface DownloadOptions {
	/** The binary field it is put into. */
	field: string;
	/** '' for fal's own. */
	fileName: string;
	mostMegabytes: number;
}

/** How one item's request is to be followed; only tags and switches reach fal, as headers. */
export interface RequestOptions {
	waitMode: (typeof WAIT_MODES)[number];
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	onTimeout: (typeof ON_TIMEOUT)[number];
	cancelOnStop: (typeof CANCEL_ON_STOP)[number];
	/** 0: an identical result is bought again. */
	reuseWithinHours: number;
	logs: boolean;
	sourceCheck: (typeof SOURCE_CHECKS)[number];
	/** US dollars; 0 sets no limit. */
	maxCostPerItem: number;
	maxCostPerExecution: number;
	/** Hours after which fal deletes what was uploaded; 0 keeps it. */
	deleteUploadsAfter: number;
	/** What to do with the finished video; null: hand on its link only. */
	download: DownloadOptions | null;
	/** Everything but the order. */
	dryRun: boolean;
	/** The X-Fal-Tags header; '' for none. */
	tags: string;
	switches: FalSwitches;
	/** Options that stand where an earlier version had them, each with its new place. */
	formerPlaces: readonly string[];
}

/**
 * @param listed the models whose options an earlier version may have held
 * @throws InvalidInputError for a value that cannot be read: nothing that steers money is ignored
 */
export function readRequestOptions(
	context: IExecuteFunctions,
	itemIndex: number,
	listed: readonly VideoModel[] = [],
): RequestOptions {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, null);
	const waitMode = context.getNodeParameter('waitMode', itemIndex, 'wait');
	const output = context.getNodeParameter('output', itemIndex, 'link');
	const options = readOptions(read);
	const fromModels = listed.flatMap((model) => (model.options ?? []).map(({ name }) => name));
	const mode = readOneOf('Wait Mode', WAIT_MODES, waitMode);
	refuseLimitsOfAi(context);
	const reuseWithinHours = amount(options, 'reuseWithinHours', HOURS);
	return {
		waitMode: mode,
		queueTimeoutMs: minutes(options, 'queueTimeout', 720),
		processingTimeoutMs: minutes(options, 'processingTimeout', 60),
		onTimeout: readOnTimeout(options, mode),
		cancelOnStop: choice(CANCEL_ON_STOP, options, 'cancelOnStop', 'all'),
		reuseWithinHours,
		logs: added(options, 'logs'),
		sourceCheck: choice(SOURCE_CHECKS, options, 'sourceCheck', 'standard'),
		maxCostPerItem: amount(options, 'maxCostPerItem', DOLLARS),
		maxCostPerExecution: amount(options, 'maxCostPerExecution', DOLLARS),
		deleteUploadsAfter: amount(options, 'deleteUploadsAfter', HOURS),
		download: readDownload(output, options),
		dryRun: added(options, 'dryRun'),
		tags: readTags(options.tags),
		switches: readFalSwitches(options, { waitMode: mode, reuseWithinHours }),
		formerPlaces: formerPlaces(read, new Set(fromModels)),
	};
}

/**
 * An AI agent that sets its own limit has none.
 * @throws InvalidInputError naming the limit
 */
function refuseLimitsOfAi(context: IExecuteFunctions): void {
	const { costAndChecks, options } = context.getNode().parameters;
	const saved = { ...recordOf(options), ...recordOf(costAndChecks) };
	for (const name of ['maxCostPerItem', 'maxCostPerExecution'] as const) {
		const { label } = ownOptions[name];
		if (!/\$fromAI\b/i.test(String(saved[name]))) continue;
		throw new InvalidInputError(
			label,
			`${label} is left to the AI, which would set its own limit`,
			'Type the limit yourself.',
		);
	}
}

const DOLLARS = 'an amount of US dollars above 0';

/** An option that was added; false where it was not. */
function added(options: Options, name: OwnOption): boolean {
	return readAddedSwitch(ownOptions[name].label, options, name);
}

/** The same for a number above 0; 0 where it was not added. */
function amount(options: Options, name: OwnOption, takes: string): number {
	return readAddedAmount(ownOptions[name].label, options, name, takes);
}

function choice<Choice extends string>(
	choices: readonly Choice[],
	options: Options,
	name: OwnOption,
	otherwise: Choice,
): Choice {
	if (!Object.hasOwn(options, name)) return otherwise;
	return readOneOf(ownOptions[name].label, choices, options[name]);
}

/** @throws InvalidInputError where n8n could not do it: it wakes a paused execution without its node */
function readOnTimeout(
	options: Options,
	waitMode: RequestOptions['waitMode'],
): RequestOptions['onTimeout'] {
	const otherwise = waitMode === 'pause' ? 'handOn' : 'fail';
	const chosen = choice(ON_TIMEOUT, options, 'onDeadline', otherwise);
	if (waitMode !== 'pause' || chosen === 'handOn') return chosen;
	throw new InvalidInputError(
		'On Timeout',
		'On Timeout can only be Continue with Pause Execution Until Done, because n8n wakes the execution by itself then and runs no node',
		'Set On Timeout to Continue, or choose Wait Until Done.',
	);
}

function minutes(options: Options, name: OwnOption, otherwise: number): number {
	if (!Object.hasOwn(options, name)) return otherwise * MINUTE_MS;
	const takes = 'a number of minutes above 0';
	return readNumber(ownOptions[name].label, options[name], { takes, above: 0 }) * MINUTE_MS;
}

/**
 * @param output what the form says under Output
 * @throws InvalidInputError for a choice or a size that cannot be read
 */
export function readDownload(output: unknown, options: Options): DownloadOptions | null {
	const takes = 'a number of megabytes above 0';
	// Read also where nothing is downloaded, so that nobody buys on a limit that is none.
	const download = {
		field: readWords(ownOptions.downloadField.label, options.downloadField) || 'data',
		fileName: readWords(ownOptions.downloadFileName.label, options.downloadFileName),
		mostMegabytes: Object.hasOwn(options, 'maxDownloadMb')
			? readNumber(ownOptions.maxDownloadMb.label, options.maxDownloadMb, { takes, above: 0 })
			: 500,
	};
	const isFile = readOneOf('Output', OUTPUTS, output) === 'linkAndFile';
	// As an earlier version saved it.
	const isFormer = readAddedSwitch('Download Result', options, 'downloadResult');
	return isFile || isFormer ? download : null;
}
