import type { IExecuteFunctions } from 'n8n-workflow';

import { MINUTE_MS } from '../util/units';
import { recordOf } from '../util/unknown';
import { readNumber, readOneOf, readSwitch, readWords } from './readers';
import { readTags } from './tags';

const WAIT_MODES = ['wait', 'submit'] as const;
const ON_TIMEOUT = ['fail', 'handOn', 'cancel'] as const;
const CANCEL_ON_STOP = ['all', 'queued', 'none'] as const;
const SOURCE_CHECKS = ['standard', 'strict', 'off'] as const;

export interface DownloadOptions {
	/** The binary field it is put into. */
	field: string;
	/** '' for fal's own. */
	fileName: string;
	mostMegabytes: number;
}

/** How one item's request is to be followed; none of it reaches fal. */
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
}

/** @throws InvalidInputError for a value that cannot be read: nothing that steers money is ignored */
export function readRequestOptions(context: IExecuteFunctions, itemIndex: number): RequestOptions {
	const waitMode = context.getNodeParameter('waitMode', itemIndex, 'wait');
	const options = recordOf(context.getNodeParameter('options', itemIndex, {}));
	return {
		waitMode: readOneOf('Wait Mode', WAIT_MODES, waitMode),
		queueTimeoutMs: minutes('Queue Timeout', options, 'queueTimeout', 720),
		processingTimeoutMs: minutes('Processing Timeout', options, 'processingTimeout', 60),
		onTimeout: choice('On Timeout', ON_TIMEOUT, options, 'onDeadline', 'fail'),
		cancelOnStop: choice('Cancel on Stop', CANCEL_ON_STOP, options, 'cancelOnStop', 'all'),
		reuseWithinHours: amount('Reuse Identical Result', options, 'reuseWithinHours', HOURS),
		logs: onOff('Include Logs', options, 'logs'),
		sourceCheck: choice('Source Check', SOURCE_CHECKS, options, 'sourceCheck', 'standard'),
		maxCostPerItem: amount('Max Cost per Item', options, 'maxCostPerItem', DOLLARS),
		maxCostPerExecution: amount('Max Cost per Execution', options, 'maxCostPerExecution', DOLLARS),
		deleteUploadsAfter: amount('Delete Uploads After', options, 'deleteUploadsAfter', HOURS),
		download: readDownload(options),
		dryRun: onOff('Dry Run', options, 'dryRun'),
		tags: readTags(options.tags),
	};
}

type Options = Record<string, unknown>;

const HOURS = 'a number of hours above 0';
const DOLLARS = 'an amount of US dollars above 0';

/** An option that was added counts, also where its expression gives nothing: then it is refused. */
function onOff(label: string, options: Options, name: string): boolean {
	return Object.hasOwn(options, name) && readSwitch(label, options[name]);
}

function choice<Choice extends string>(
	label: string,
	choices: readonly Choice[],
	options: Options,
	name: string,
	otherwise: Choice,
): Choice {
	return Object.hasOwn(options, name) ? readOneOf(label, choices, options[name]) : otherwise;
}

function minutes(label: string, options: Options, name: string, otherwise: number): number {
	if (!Object.hasOwn(options, name)) return otherwise * MINUTE_MS;
	return readNumber(label, options[name], { takes: 'a number of minutes', above: 0 }) * MINUTE_MS;
}

/** 0 where the option was not added. */
function amount(label: string, options: Options, name: string, takes: string): number {
	return Object.hasOwn(options, name) ? readNumber(label, options[name], { takes, above: 0 }) : 0;
}

/** @throws InvalidInputError for a switch or a size that cannot be read */
export function readDownload(options: Options): DownloadOptions | null {
	if (!onOff('Download Result', options, 'downloadResult')) return null;
	const label = 'Download Limit (MB)';
	const takes = 'a number of megabytes above 0';
	return {
		field: readWords('Download Field', options.downloadField) || 'data',
		fileName: readWords('Download File Name', options.downloadFileName),
		mostMegabytes: Object.hasOwn(options, 'maxDownloadMb')
			? readNumber(label, options.maxDownloadMb, { takes, above: 0 })
			: 500,
	};
}
